/** Two values of JSON beside each other. */

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

// What every object inherits is no member of a document.
const member = (value: Readonly<Record<string, unknown>>, key: string): unknown => (Object.hasOwn(value, key) ? value[key] : undefined);

/** The JSON pointers (RFC 6901) of what only one of them has, or has otherwise; the outermost of each. */
export function differences(one: unknown, other: unknown, pointer = ''): string[] {
  if (one === other) return [];
  if (!isObject(one) || !isObject(other) || Array.isArray(one) !== Array.isArray(other)) return [pointer];
  const keys = new Set([...Object.keys(other), ...Object.keys(one)]);
  return [...keys].flatMap((key) =>
    differences(member(one, key), member(other, key), `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`));
}
