// What a page fetches stays small. To record new figures on purpose: TWOTRACK_RECORD=1 scripts/size
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { measure } from './measure.mjs';

const read = (path) => readFile(new URL(path, import.meta.url), 'utf8');
const recorded = JSON.parse(await read('recorded.json'));
const { files, views } = await measure();
const figure = (bytes) => bytes.toLocaleString('en');

test('a drawn widget can be answered after 120,000 bytes', (t) => {
  t.diagnostic(`${figure(views.canvas.first)} bytes; ${figure(views.canvas.all)} in all`);
  assert.ok(views.canvas.first <= 120_000, figure(views.canvas.first));
});

test("the plain view's module is fetched in 60,000 bytes", (t) => {
  t.diagnostic(`${figure(files['twotrack-plain.wasm'])} bytes of module, ${figure(views.html.first)} with script and assessment`);
  assert.ok(files['twotrack-plain.wasm'] <= 60_000, figure(files['twotrack-plain.wasm']));
});

for (const [view, sizes] of Object.entries(views))
  for (const [span, bytes] of Object.entries(sizes))
    test(`${view}, ${span}: at most 2 % more than recorded`, () => {
      const before = recorded[view][span];
      assert.ok(bytes <= before * 1.02, `${figure(bytes)} bytes, ${figure(before)} are recorded. ` +
        'If that is worth it, record anew (TWOTRACK_RECORD=1 scripts/size) and say in CHANGELOG.md what it is for, with the new figure.');
    });

test('CHANGELOG.md says what is recorded', async () => {
  const changelog = await read('../../CHANGELOG.md');
  for (const { first } of Object.values(recorded)) assert.match(changelog, new RegExp(`\\b${figure(first)}\\b`), 'the figure that was recorded stands in no line');
});
