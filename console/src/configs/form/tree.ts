/** A document as JSON: what a form holds, and what the API takes. */
export type Tree = Record<string, unknown>;

export function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @param path parts separated by dots; numbers lead into lists */
export function at(tree: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((now, part) => {
    if (Array.isArray(now)) return now[Number(part)];
    return isTree(now) ? now[part] : undefined;
  }, tree);
}

/** The same with another value at the path; nothing that is not on the way is copied. */
export function withValue<T>(tree: T, path: string, value: unknown): T {
  const [first = '', ...rest] = path.split('.');
  const next = (now: unknown) => (rest.length === 0 ? value : withValue(now, rest.join('.'), value));
  if (Array.isArray(tree)) {
    return tree.map((item: unknown, index) => (index === Number(first) ? next(item) : item)) as T;
  }
  const fields: Tree = isTree(tree) ? tree : {};
  return { ...fields, [first]: next(fields[first]) } as T;
}

export function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isTree(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((name) => [name, sorted(value[name])]),
  );
}

/** What has to be sent to make `after` of `before`: only what differs; null takes a field away. Lists are replaced as a whole. */
export function patch(before: Tree, after: Tree): Tree {
  const changed: Tree = {};
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [old, now] = [before[name], after[name]];
    if (same(old, now)) continue;
    if (now === undefined) changed[name] = null;
    else changed[name] = isTree(old) && isTree(now) ? patch(old, now) : now;
  }
  return changed;
}

/** Applies what {@link patch} made to another tree. */
export function patched(tree: Tree, change: Tree): Tree {
  const kept = Object.entries(tree).filter(([name]) => change[name] !== null);
  const given = Object.entries(change).filter(([, value]) => value !== null);
  return {
    ...Object.fromEntries(kept),
    ...Object.fromEntries(
      given.map(([name, value]) => [name, isTree(value) ? patched(within(tree, name), value) : value]),
    ),
  };
}

function within(tree: Tree, name: string): Tree {
  const part = tree[name];
  return isTree(part) ? part : {};
}

export interface Leaf {
  path: string;
  value: unknown;
}

/** The single values of a change, each with its path. */
export function leaves(tree: Tree, prefix = ''): Leaf[] {
  return Object.entries(tree).flatMap(([name, value]) =>
    isTree(value) ? leaves(value, `${prefix}${name}.`) : [{ path: prefix + name, value }],
  );
}

/** A value as a person reads it in a comparison. */
export function shown(value: unknown): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
