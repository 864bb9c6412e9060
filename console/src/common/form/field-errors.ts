import type { FieldError, Problem } from '../api/problem';
import { say } from '../words/catalogue';
import { common } from '../words/common';
import { told } from '../words/told';

/** The server writes `urls[0]`, forms `urls.0`. */
export function formPath(field: string): string {
  return field.replaceAll(/\[(\d+)\]/g, '.$1');
}

/** What the server says of a field that is not there; what it may be is seen in the field. */
const required = 'this field must be given';

export function errorText(error: FieldError): string {
  const t = say(common);
  if (error.hint === required) return t('fieldRequired');
  const parts = [error.rejected, t('fieldAllowed', { allowed: told(error.allowed) }), told(error.hint)];
  return parts.filter((part) => part !== '').join(' · ');
}

/**
 * The server's messages by the form's paths: `form.setErrors(fieldErrors(problem))`.
 *
 * Show the rest by `<ProblemBox thrown={problem} shownFields={…} />`, so that no message is lost when a field has no place in
 * the form.
 */
export function fieldErrors(problem: Problem): Record<string, string> {
  return Object.fromEntries(problem.errors.map((error) => [formPath(error.field), errorText(error)]));
}
