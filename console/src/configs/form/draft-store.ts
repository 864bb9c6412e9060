import { nowMillis } from '@/common/time/clock';
import type { Step } from './steps';
import type { Tree } from './tree';
import type { Values } from './values';

/** What somebody has typed and not saved. It outlives a refusal, the end of the session, and the browser. */
export interface Draft {
  values: Values;
  step: Step;
  /** What the values were before they were edited, and its version; of a config that exists. */
  base?: { document: Tree; etag: string } | undefined;
  /** When it was last changed, in milliseconds. */
  at: number;
}

const form = 1;

function place(user: string, name: string): string {
  return `vm-autoscaling.config-draft.${form}.${user}.${name}`;
}

export function readDraft(user: string, name: string): Draft | undefined {
  const kept = localStorage.getItem(place(user, name));
  return kept === null ? undefined : (JSON.parse(kept) as Draft);
}

export function keepDraft(user: string, name: string, draft: Omit<Draft, 'at'>): void {
  localStorage.setItem(place(user, name), JSON.stringify({ ...draft, at: nowMillis() }));
}

export function dropDraft(user: string, name: string): void {
  localStorage.removeItem(place(user, name));
}
