// docs/embedding.md, custom-elements.json, the types and the element itself agree on the attributes, properties,
// events, methods, custom properties, parts, error codes and parameters.
import { expect, test } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { walk } from '../support/page-kinds.js';
import { open } from '../support/quiz.js';

const read = (path: string): Promise<string> => readFile(new URL(`../../../${path}`, import.meta.url), 'utf8');

/** The rows of a table of the guide, by the title of its first column. Cells come without the quotes of code. */
async function table(first: string): Promise<string[][]> {
  const guide = await read('docs/embedding.md');
  const rows = guide.split(`\n| ${first} |`)[1]?.split('\n\n')[0]?.split('\n').slice(2) ?? [];
  expect(rows.length, `the table of each ${first}`).toBeGreaterThan(0);
  return rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}
const names = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name!);
const firsts = async (first: string): Promise<string[]> =>
  (await table(first)).flatMap(([cell]) => names(cell!)).sort();

interface Named {
  readonly name: string;
}
async function manifest(): Promise<
  Record<'attributes' | 'members' | 'events' | 'cssProperties' | 'cssParts' | 'slots', any[]>
> {
  return JSON.parse(await read('web/custom-elements.json')).modules[0].declarations[0];
}
const namesOf = (things: readonly Named[]): string[] => things.map(({ name }) => name).sort();
/** The texts in a type such as 'a' | 'b'. */
const valuesOf = (type: string): string[] => [...type.matchAll(/'([^']+)'/g)].map(([, value]) => value!);

test('attributes: the guide, the manifest and the element observe the same, with the same values', async ({ page }) => {
  await page.goto('one.html');
  const { attributes } = await manifest();
  const observed = await page.evaluate(async () => {
    await customElements.whenDefined('two-track');
    return [...(customElements.get('two-track') as any).observedAttributes].sort();
  });
  expect(await firsts('attribute')).toEqual(observed);
  expect(namesOf(attributes)).toEqual(observed);
  for (const [cell = '', values = ''] of await table('attribute')) {
    const [name] = names(cell);
    const type = attributes.find((each) => each.name === name)!.type.text;
    expect(
      names(values).filter((value) => !value.includes(' ')),
      name,
    ).toEqual(valuesOf(type));
  }
});

test('properties: each attribute is one, takes its values, has its first as the default and is taken back with undefined', async ({
  page,
}) => {
  const element = await open(page);
  const { attributes, members } = await manifest();
  for (const { name, type, default: preset } of attributes) {
    expect(await element.evaluate((each: any, key) => each[key], name), name).toBe(preset ? valuesOf(preset)[0] : '');
    for (const value of valuesOf(type.text)) {
      const both = await element.evaluate(
        (each: any, [key, text]) => {
          each[key!] = text;
          return [each[key!], each.getAttribute(key!)];
        },
        [name, value] as const,
      );
      expect(both, name).toEqual([value, value]);
    }
    if (name !== 'lang') {
      const absent = await element.evaluate((each: any, key) => {
        each[key] = undefined;
        return each.hasAttribute(key);
      }, name);
      expect(absent, name).toBe(false);
    }
  }
  const fields = members.filter(({ kind, readonly }) => kind === 'field' && !readonly);
  // Every element has lang.
  expect(namesOf(fields)).toEqual(namesOf(attributes).filter((name) => name !== 'lang'));
});

test('read-only properties: the guide, the manifest and the element have the same', async ({ page }) => {
  const element = await open(page);
  const { members } = await manifest();
  const own = await element.evaluate((each) =>
    Object.entries(Object.getOwnPropertyDescriptors(Object.getPrototypeOf(each)))
      .filter(([, { get, set }]) => get && !set)
      .map(([name]) => name)
      .sort(),
  );
  expect(namesOf(members.filter(({ readonly }) => readonly))).toEqual(own);
  expect(await firsts('read-only property')).toEqual(own);
});

test('methods: the guide, the manifest and the element have the same, with the same values', async ({ page }) => {
  const element = await open(page);
  const { members } = await manifest();
  const methods = members.filter(({ kind }) => kind === 'method');
  const own = await element.evaluate((each) =>
    Object.entries(Object.getOwnPropertyDescriptors(Object.getPrototypeOf(each)))
      .filter(([name, { value }]) => typeof value === 'function' && !/^(constructor|paint|.*Callback)$/.test(name))
      .map(([name]) => name)
      .sort(),
  );
  expect(namesOf(methods)).toEqual(own);
  const rows = await table('method');
  expect(rows.map(([cell]) => names(cell!)[0]!.replace(/\(.*/, '')).sort()).toEqual(own);
  for (const [cell = '', text = ''] of rows) {
    const method = methods.find(({ name }) => cell.startsWith(`\`${name}(`));
    for (const { name, type } of method.parameters ?? []) {
      expect(cell).toContain(`(${name})`);
      for (const value of valuesOf(type.text)) {
        expect(text, value).toContain(`'${value}'`);
        expect(
          typeof (await element.evaluate((each: any, [key, given]) => each[key!](given), [
            method.name,
            value,
          ] as const)),
        ).toBe('string');
      }
    }
  }
});

test('events: the guide, the manifest, the types and the script name the same', async () => {
  const map = (await read('web/src/core/events.ts')).split('interface TwoTrackEventMap')[1]!;
  const typed = [...map.matchAll(/'(twotrack-\w+)'/g)].map(([, name]) => name!).sort();
  expect(await firsts('event')).toEqual(typed);
  expect(namesOf((await manifest()).events)).toEqual(typed);
  const emitted = [...(await read('web/src/element/quiz-controller.ts')).matchAll(/#emit\(\s*'(twotrack-\w+)'/g)].map(
    ([, name]) => name!,
  );
  expect([...new Set(emitted)].sort()).toEqual(typed);
});

test('what the guide says of each event’s detail is what the types say', async () => {
  const types = await read('web/src/core/events.ts');
  for (const [cell = '', text = ''] of await table('event')) {
    const name = names(cell)[0]!.replace('twotrack-', '');
    const declared = types.split(`interface ${name[0]!.toUpperCase()}${name.slice(1)}Detail {`)[1]!.split('\n}')[0]!;
    const members = [...declared.matchAll(/^ {2}readonly (\w+)/gm)].map(([, member]) => member!);
    for (const member of members) expect(names(text), cell).toContain(member);
  }
});

test('error codes: the guide and the types have the same', async () => {
  const union = /type ErrorCode =([^;]+);/.exec(await read('web/src/core/events.ts'))![1]!;
  expect(await firsts('`code`')).toEqual(valuesOf(union).sort());
});

test('custom properties and parts: the guide, the manifest, the style sheet and the element have the same', async ({
  page,
}) => {
  const css = await read('web/src/element/two-track.css');
  const used = [...new Set([...css.matchAll(/var\((--twotrack-[\w-]+)/g)].map(([, name]) => name!))].sort();
  const { cssProperties, cssParts, slots } = await manifest();
  expect(await firsts('custom property')).toEqual(used);
  expect(namesOf(cssProperties)).toEqual(used);
  for (const { name, default: preset } of cssProperties) if (preset) expect(css).toContain(`var(${name}, ${preset})`);
  const element = await open(page);
  const parts = await element.evaluate((each) =>
    [...each.shadowRoot!.querySelectorAll('[part]')].flatMap(({ part }) => [...part]).sort(),
  );
  expect(await firsts('part')).toEqual(parts);
  expect(namesOf(cssParts)).toEqual(parts);
  expect(namesOf(slots)).toEqual(['']);
});

test('the result: the guide, the types and the core have the same members', async ({ page }) => {
  const declared = (await read('web/src/core/events.ts')).split('interface TwoTrackResult {')[1]!.split('\n}')[0]!;
  const typed = [...declared.matchAll(/^ {2}readonly (\w+)/gm)].map(([, member]) => member!);
  const element = await open(page);
  const membersNow = (): Promise<string[]> =>
    element.evaluate((each: any) => Object.keys(JSON.parse(each.exportResult('json'))));
  await walk(element, 'report');
  const members = new Set(await membersNow());
  // Some members stand only in the result of an assessment that names a model.
  const withModel = await read('tests/golden/model/ten-each-and-pairs.json');
  await page.route('**/with-model.json', (route) => route.fulfill({ body: withModel }));
  await element.evaluate((each: any) => (each.src = 'with-model.json'));
  await expect(element.getByRole('heading', { name: 'Heading' })).toBeVisible();
  for (const member of await membersNow()) members.add(member);
  expect([...members].sort()).toEqual([...typed].sort());
  const guide = (await read('docs/embedding.md')).split('## The result')[1]!;
  for (const member of typed) expect(guide).toMatch(new RegExp(`"${member}"|\`${member}\``));
});

test('the frame: the guide and the script have the same parameters', async () => {
  const script = await read('web/src/embed.ts');
  const passedOn = [...valuesOf(/for \(const name of \[([^\]]+)\]\)/.exec(script)![1]!)];
  const others = [...script.matchAll(/parameters\.get\('(\w+)'\)/g)].map(([, name]) => name!);
  expect(await firsts('parameter of `embed.html`')).toEqual([...new Set([...passedOn, ...others])].sort());
});
