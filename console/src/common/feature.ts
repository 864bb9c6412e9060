import type { Icon } from '@tabler/icons-react';
import type { RouteObject } from 'react-router';
import type { Both } from './words/language';

/** An entry of the rail. */
export interface RailEntry {
  /** Entries are ordered by it. */
  order: number;
  to: string;
  icon: Icon;
  label: Both;
}

/** What a folder of screens adds to the console; its feature.tsx exports it by default, and nothing has to be registered. */
export interface Feature {
  rail?: RailEntry;
  /** Their paths are absolute; each screen is loaded when it is first shown. */
  routes: RouteObject[];
}

/** A screen in a file of its own that exports `Component`. */
export function screen(path: string, load: () => Promise<{ Component: React.ComponentType }>): RouteObject {
  return { path, lazy: load };
}
