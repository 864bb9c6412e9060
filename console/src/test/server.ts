import { http, HttpResponse, type JsonBodyType } from 'msw';
import { setupServer } from 'msw/node';

/** The control plane, as far as a test says what it answers; anything else that is asked fails the test. */
export const server = setupServer();

type Method = 'get' | 'post' | 'put' | 'delete';

/** Answers from now on, and keeps what was asked. */
export function answers(method: Method, path: string, body: JsonBodyType, status = 200): Request[] {
  const asked: Request[] = [];
  server.use(
    http[method](`*${path}`, ({ request }) => {
      asked.push(request.clone());
      if (status === 204) return new HttpResponse(null, { status });
      return HttpResponse.json(body, {
        status,
        headers: { 'Content-Type': status < 400 ? 'application/json' : 'application/problem+json' },
      });
    }),
  );
  return asked;
}

/** Refuses as the server does. */
export function refuses(
  method: Method,
  path: string,
  status: number,
  problem: Record<string, JsonBodyType>,
): Request[] {
  return answers(method, path, { title: 'refused', status, detail: 'refused', errors: [], ...problem }, status);
}
