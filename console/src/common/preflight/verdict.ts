import type { PreflightItem } from './preflight';

/** The check without which this one could not be made; what to do stands there. */
export function missingCheck(item: PreflightItem): string | undefined {
  return /^not checked: see (\S+)$/.exec(item.found)?.[1];
}

/** How a check is shown: the server says `warn` also of one that was not made. */
export function shownVerdict(item: PreflightItem): string {
  return missingCheck(item) === undefined ? item.verdict : 'skipped';
}
