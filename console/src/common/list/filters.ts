import { nowMillis } from '../time/clock';
import { parseDuration } from '../time/time-text';

interface Named {
  /** The API's parameter, and the one in the URL. */
  name: string;
  label: string;
}

export type Filter =
  | (Named & {
      kind: 'text';
      placeholder?: string;
      /** The whole name of a service: those that fit what is typed are offered. */
      isService?: boolean;
    })
  | (Named & { kind: 'choice'; options: { value: string; label: string }[] })
  /** A period: `name` in the URL holds one that moves with the time (`24h`), or `from` and `to` a fixed one. */
  | { kind: 'time' };

export const period = 'period';

/** Parameters of the URL that a filter owns. */
export function namesOf(filter: Filter): string[] {
  return filter.kind === 'time' ? [period, 'from', 'to'] : [filter.name];
}

/** Filters as the API takes them: a moving period becomes an instant. */
export function resolved(filters: Readonly<Record<string, string>>): Record<string, string> {
  const { [period]: moving, ...rest } = filters;
  const millis = moving === undefined ? undefined : parseDuration(moving);
  if (millis === undefined) return rest;
  return { ...rest, from: new Date(nowMillis() - millis).toISOString() };
}
