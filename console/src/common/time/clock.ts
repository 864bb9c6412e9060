import { useSyncExternalStore } from 'react';

/** The one clock of the console: everything that shows an age moves on together, once a second. */
const watchers = new Set<() => void>();
let ticking: ReturnType<typeof setInterval> | undefined;

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  ticking ??= setInterval(() => watchers.forEach((one) => one()), 1_000);
  return () => {
    watchers.delete(watcher);
    if (watchers.size === 0) {
      clearInterval(ticking);
      ticking = undefined;
    }
  };
}

export function nowMillis(): number {
  return Date.now();
}

/** What `of` makes of the present time; whoever shows it is drawn again only when that changes. */
export function useClock<T extends string | number | boolean | undefined>(of: (now: number) => T): T {
  return useSyncExternalStore(watch, () => of(nowMillis()));
}
