import createClient, { type Middleware } from 'openapi-fetch';
import { Problem } from './problem';
import type { components, paths } from './schema';

export type Schemas = components['schemas'];

/** Told when the server no longer knows who we are. */
export const sessionEnded = new EventTarget();

function cookie(name: string): string | undefined {
  const entry = document.cookie.split('; ').find((one) => one.startsWith(`${name}=`));
  return entry && decodeURIComponent(entry.slice(name.length + 1));
}

/** The token changes at log-in, so the cookie is read for each request. */
export function xsrfHeader(): Record<string, string> {
  const token = cookie('XSRF-TOKEN');
  return token === undefined ? {} : { 'X-XSRF-TOKEN': token };
}

const guard: Middleware = {
  onRequest({ request }) {
    if (request.method !== 'GET') {
      Object.entries(xsrfHeader()).forEach(([name, value]) => request.headers.set(name, value));
    }
    return request;
  },
  onResponse({ response }) {
    if (response.status === 401) sessionEnded.dispatchEvent(new Event('ended'));
    return response;
  },
};

/** The server, with the types of its OpenAPI document. Answers are taken by {@link answered} or {@link versioned}. */
export const api = createClient<paths>({
  baseUrl: location.origin,
  fetch: (request: Request) => fetch(request),
});
api.use(guard);

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

export function refusal(response: Response, error: unknown): Problem {
  const told = typeof error === 'object' && error !== null ? (error as Record<string, unknown>) : {};
  return new Problem(response.status, told);
}

/** @throws Problem when the server refused */
export async function answered<T>(call: Promise<Answer<T>>): Promise<T> {
  return (await versioned(call)).value;
}

export interface Versioned<T> {
  value: T;
  /** For {@code If-Match} of whoever changes what was read. */
  etag: string | undefined;
}

/** The answer together with its version. */
export async function versioned<T>(call: Promise<Answer<T>>): Promise<Versioned<T>> {
  const { data, error, response } = await call;
  if (!response.ok) throw refusal(response, error);
  return { value: data as T, etag: response.headers.get('ETag') ?? undefined };
}

/** A key for {@code Idempotency-Key}: sent twice, it is done once. */
export function requestKey(): string {
  // randomUUID() is there on https and localhost only.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
