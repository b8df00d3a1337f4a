/** Compares two JSON values. */

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

// Properties that every object inherits are not members of a document.
const member = (value: Readonly<Record<string, unknown>>, key: string): unknown =>
  Object.hasOwn(value, key) ? value[key] : undefined;

/** JSON pointers (RFC 6901) to the members that differ, or that only one value has. A missing object gives one pointer. */
export function differences(one: unknown, other: unknown, pointer = ''): string[] {
  if (one === other) return [];
  if (!isObject(one) || !isObject(other) || Array.isArray(one) !== Array.isArray(other)) return [pointer];
  const keys = new Set([...Object.keys(other), ...Object.keys(one)]);
  return [...keys].flatMap((key) =>
    differences(member(one, key), member(other, key), `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  );
}
