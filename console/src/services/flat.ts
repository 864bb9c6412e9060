/** A field of a config and its value, as text. */
export interface Leaf {
  /** As the API writes it: `scaling.max`, `network.ranges[0]`. */
  field: string;
  value: string;
}

/** A document as a list of fields; what is left out in it is left out here. */
export function leaves(value: unknown, path = ''): Leaf[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) {
    if (value.every((one) => typeof one !== 'object'))
      return value.length === 0 ? [] : [{ field: path, value: value.join(', ') }];
    return value.flatMap((one, index) => leaves(one, `${path}[${index}]`));
  }
  if (typeof value === 'object') {
    return Object.entries(value).flatMap(([name, inner]) => leaves(inner, path === '' ? name : `${path}.${name}`));
  }
  return [{ field: path, value: String(value) }];
}

/** Fields that differ between two documents. */
export function differences(before: unknown, after: unknown) {
  const was = new Map(leaves(before).map((leaf) => [leaf.field, leaf.value]));
  const is = new Map(leaves(after).map((leaf) => [leaf.field, leaf.value]));
  const fields = [...new Set([...was.keys(), ...is.keys()])];
  return fields
    .filter((field) => was.get(field) !== is.get(field))
    .map((field) => ({ field, before: was.get(field), after: is.get(field) }));
}
