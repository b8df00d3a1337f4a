// What a page fetches stays small. To record new figures on purpose: TWOTRACK_RECORD=1 scripts/size
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { measure } from './measure.mjs';

const read = (path) => readFile(new URL(path, import.meta.url), 'utf8');
const recorded = JSON.parse(await read('recorded.json'));
const sizes = await measure();
const figure = (bytes) => bytes.toLocaleString('en');

test('script, module and career track are fetched in 130,000 bytes', (t) => {
  t.diagnostic(`${figure(sizes.total)} bytes`);
  assert.ok(sizes.total <= 130_000, figure(sizes.total));
});

for (const [name, bytes] of Object.entries(sizes))
  test(`${name}: at most 2 % more than recorded`, () => {
    const before = recorded[name];
    assert.ok(
      bytes <= before * 1.02,
      `${figure(bytes)} bytes, ${figure(before)} are recorded. ` +
        'If that is worth it, record anew (TWOTRACK_RECORD=1 scripts/size) and say in CHANGELOG.md what it is for, with the new figure.',
    );
  });

test('CHANGELOG.md says what is recorded', async () => {
  assert.match(
    await read('../../CHANGELOG.md'),
    new RegExp(`\\b${figure(recorded.total)}\\b`),
    'the figure that was recorded stands in no line',
  );
});
