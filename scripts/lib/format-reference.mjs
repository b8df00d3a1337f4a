// Writes docs/format.md, the reference of the assessment's format, from assessments/assessment.schema.json alone.
// usage: node scripts/lib/format-reference.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const schemaFile = new URL('../../assessments/assessment.schema.json', import.meta.url);
export const referenceFile = new URL('../../docs/format.md', import.meta.url);

const code = (value) => `\`${JSON.stringify(value)}\``;
const listed = (words, last = 'or') =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
const anchor = (heading) => heading.toLowerCase().replaceAll(' ', '-');
const link = (heading, words = heading) => `[${words}](#${anchor(heading)})`;
const inCell = (text) => text.replaceAll('|', '\\|');
const isObject = (schema) => schema.type === 'object' && schema.properties;

/** Describes a range: "1 to 8" for the length of a list, "from 0 to 1" for a number. */
function range(least, most, from = 'from ') {
  if (least !== undefined && least === most) return `${least}`;
  if (most === undefined) return least === undefined ? '' : `${least} or more`;
  return least === undefined ? `at most ${most}` : `${from}${least} to ${most}`;
}

function number({ type, minimum, maximum, exclusiveMinimum }) {
  const noun = type === 'integer' ? 'whole number' : 'number';
  if (exclusiveMinimum !== undefined) return `${noun} above ${exclusiveMinimum}, ${range(undefined, maximum)}`;
  return `${noun} ${range(minimum, maximum)}`.trim();
}

/**
 * Describes the values that a schema allows, for a table's cell. An object has a section of its own; `heading` names
 * it.
 */
function formOf(schema, heading) {
  if (schema.$ref) return link(schema.$ref.split('/').at(-1));
  if (schema.const !== undefined) return code(schema.const);
  if (schema.enum) return listed(schema.enum.map(code));
  if (schema.anyOf) return listed(schema.anyOf.map((each) => formOf(each, heading)));
  if (isObject(schema)) return link(heading, 'object');
  if (schema.allOf) return formOf(schema.allOf[0], heading);
  switch (schema.type) {
    case 'array':
      return `list of ${range(schema.minItems, schema.maxItems, '')}: ${formOf(schema.items, heading)}`;
    case 'object':
      return `object from ids to: ${formOf(schema.additionalProperties, heading)}`;
    case 'number':
    case 'integer':
      return number(schema);
    case 'string':
      return 'text';
    default:
      return schema.type;
  }
}

/** The objects without a name of their own that a value is or contains. */
function objectsIn(schema) {
  if (schema === true || schema.$ref) return [];
  if (isObject(schema)) return [schema];
  return [schema.items, schema.additionalProperties, ...(schema.anyOf ?? [])].filter(Boolean).flatMap(objectsIn);
}

/** Short examples are listed in a sentence; the others follow in blocks. */
const isShort = (example) => JSON.stringify(example).length <= 60;
const inWords = (examples = []) =>
  examples.some(isShort) ? `For example ${listed(examples.filter(isShort).map(code))}.` : '';
const inBlocks = (examples = []) =>
  examples.filter((example) => !isShort(example)).map((example) => `\`\`\`json\n${pretty(example)}\n\`\`\``);

/** JSON with each value on one line if it fits. */
function pretty(value, indent = '') {
  const line = JSON.stringify(value, null, 1)
    .replace(/\n */g, ' ')
    .replace(/([[{]) | ([\]}])/g, '$1$2');
  if (typeof value !== 'object' || value === null || (indent + line).length <= 100) return line;
  const inner = `${indent}  `;
  const rows = Array.isArray(value)
    ? value.map((each) => pretty(each, inner))
    : Object.entries(value).map(([key, each]) => `${JSON.stringify(key)}: ${pretty(each, inner)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}\n${rows.map((row) => inner + row).join(',\n')}\n${indent}${close}`;
}

/** A section for an object and for each object in it. */
function section(heading, schema, level) {
  const within = (key) => (level === 2 ? key : `${heading} ${key}`);
  const own = Object.entries(schema.properties).filter(([, property]) => property !== true);
  const hasDefaults = own.some(([, property]) => property.default !== undefined);
  const rows = own.map(([key, property]) => [
    `\`${key}\``,
    formOf(property, within(key)),
    schema.required?.includes(key) ? 'yes' : '',
    ...(hasDefaults ? [property.default === undefined ? '' : code(property.default)] : []),
    [property.description, objectsIn(property).length === 0 && inWords(property.examples)].filter(Boolean).join(' '),
  ]);
  const columns = ['key', 'value', 'required', ...(hasDefaults ? ['default'] : []), 'description'];
  const table = [columns, columns.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map(inCell).join(' | ')} |`)
    .join('\n');
  const together = Object.entries(schema.dependentRequired ?? {})
    .map(
      ([key, others]) =>
        `\`${key}\` needs ${listed(
          others.map((other) => `\`${other}\``),
          'and',
        )}.`,
    )
    .join(' ');
  const below = Math.min(level + 1, 4);
  return [
    `${'#'.repeat(level)} ${heading}`,
    schema.description,
    own.length > 0 && table,
    together,
    inWords(schema.examples),
    ...inBlocks(schema.examples),
    ...own.flatMap(([key, { examples }]) => inBlocks(examples).flatMap((block) => [`\`${key}\`, for example:`, block])),
    ...kindsOf(schema).map((kind) => section(`${heading} ${kind.name}`, kind.schema, below)),
    ...own.flatMap(([key, property]) => objectsIn(property).map((each) => section(within(key), each, below))),
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** The additional properties of an object, by its kind. */
const kindsOf = (schema) =>
  (schema.allOf ?? []).map((each) => ({ name: each.if.properties.kind.const, schema: each.then }));

/** A section for a definition that is not an object. */
const definition = (name, schema) =>
  [
    `### ${name}`,
    schema.description,
    `It is: ${formOf(schema, name)}.`,
    inWords(schema.examples),
    ...inBlocks(schema.examples),
  ]
    .filter(Boolean)
    .join('\n\n');

export function formatReference(schema) {
  const definitions = Object.entries(schema.$defs).map(([name, each]) =>
    isObject(each) ? section(name, each, 3) : definition(name, each),
  );
  return `${[
    '# The assessment format',
    'Every key of an assessment, as `assessments/assessment.schema.json` has it. [authoring.md](authoring.md) shows how one is written. This page is made from the schema by `node scripts/lib/format-reference.mjs`; change that, not this.',
    'An assessment is a JSON object in UTF-8. Other keys than those here are errors; keys that begin with `$` are left alone and may stand in any object, so `$comment` is for your notes.',
    section('assessment', schema, 2),
    '## Shared definitions',
    'Objects and values that stand in several places.',
    ...definitions,
  ].join('\n\n')}\n`;
}

export const currentReference = () => formatReference(JSON.parse(readFileSync(schemaFile, 'utf8')));

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(referenceFile, currentReference());
