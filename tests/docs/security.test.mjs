// Every claim in docs/security.md has a test: each test that it names exists, by its file and its name.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, test } from 'node:test';

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const security = read('docs/security.md');
const sections = security.split(/^## /m).slice(1);
const guards = [...security.matchAll(/^- `(tests\/[^`]+)`: (.+)$/gm)].map(([, file, name]) => ({ file, name }));

/** The names of a file's tests, as written in its source. */
function namesIn(file) {
  const source = read(file);
  const text = /(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|`((?:[^`\\]|\\.)*)`)/.source;
  // In a table of tests, the name is beside the command to run.
  const named = file.endsWith('.cpp')
    ? [/^TEST_CASE\("((?:[^"\\]|\\.)*)"/gm]
    : [
        new RegExp(`^\\s*(?:test|check)\\(\\s*${text}`, 'gm'),
        new RegExp(`^\\s*(?:\\[\\s*)?commandWith\\(.*?\\),\\s*${text}`, 'gm'),
      ];
  const found = named.flatMap((pattern) =>
    [...source.matchAll(pattern)].map(([, ...names]) => names.find((name) => name !== undefined)),
  );
  return found.map((name) => name.replaceAll(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, '…').replaceAll(/\\(.)/g, '$1'));
}

describe('docs/security.md', () => {
  test('names enough tests to be worth this one', () => assert.ok(guards.length > 40, String(guards.length)));

  for (const { file, name } of guards) {
    test(`names an existing test: ${file}: ${name}`, () => {
      assert.ok(namesIn(file).includes(name), `${file} has no test "${name}". It has:\n${namesIn(file).join('\n')}`);
    });
  }

  for (const section of sections) {
    const heading = section.slice(0, section.indexOf('\n'));
    test(`has a test for what it claims of: ${heading}`, () => {
      if (heading !== 'Out of scope') assert.match(section, /^- `tests\//m);
    });
  }

  test('says the same limits as the sources', () => {
    const json = read('core/json/json.hpp');
    assert.match(json, /max_bytes = std::size_t\{1\} << 20/);
    assert.match(json, /max_values = 50'000/);
    assert.match(json, /max_depth = 64/);
    assert.match(read('core/session/checked_text.hpp'), /max_code_size = 200/);
    assert.match(read('core/json/json_reader.hpp'), /max_diagnostics = 200/);
    for (const limit of ['1 MiB', '64 levels', '50,000 values', '600 items', '200 findings', 'at most 200 letters'])
      assert.ok(security.includes(limit), limit);
  });
});

test('no source of the widget writes markup or runs a text', () => {
  const sinks =
    /\.(innerHTML|outerHTML|srcdoc)\b|insertAdjacentHTML|document\.write|setHTML|createContextualFragment|DOMParser|\beval\(|new Function|importScripts|set(Timeout|Interval)\(\s*['"`]|on(click|load|error)\s*=/;
  for (const name of readdirSync(new URL('../../web/src', import.meta.url), { recursive: true }).filter((each) =>
    each.includes('.'),
  )) {
    const found = sinks.exec(read(`web/src/${name}`));
    assert.equal(found, null, `${name}: ${found?.[0]}`);
  }
  assert.match('element.innerHTML = text', sinks);
});
