/** What is wrong with one field, in the server's words. */
export interface FieldError {
  field: string;
  rejected: string;
  allowed: string;
  hint: string;
}

/** A refusal or failure as RFC 9457 tells it; {@code status} 0: the server did not answer at all. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly errors: FieldError[];
  /** The outside system that failed, and what the operator can do about it. */
  readonly system: string | undefined;
  readonly hint: string | undefined;
  /** Everything else that the problem carries, such as the checks that failed. */
  readonly more: Readonly<Record<string, unknown>>;

  constructor(status: number, told: Record<string, unknown>) {
    super(text(told.detail) ?? text(told.title) ?? `HTTP ${status}`);
    this.status = status;
    this.code = text(told.code) ?? (status === 0 ? 'unreachable' : `http-${status}`);
    this.errors = Array.isArray(told.errors) ? (told.errors as FieldError[]) : [];
    this.system = text(told.system);
    this.hint = text(told.hint);
    this.more = told;
  }

  /** Asking again can help: nothing was wrong with the question. */
  get isTemporary(): boolean {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504;
  }
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Whatever was thrown, as a problem. */
export function problemOf(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown;
  // fetch() throws a TypeError, with the browser's own words, when there was no answer.
  if (thrown instanceof TypeError) return new Problem(0, {});
  return new Problem(500, {
    code: 'console-failed',
    detail: thrown instanceof Error ? thrown.message : String(thrown),
  });
}
