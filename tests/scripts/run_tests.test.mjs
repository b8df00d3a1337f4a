// scripts/test leaves out no test, and counts the outcomes of its stages.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readResults } from '../../scripts/lib/read-results.mjs';
import { stagesOf } from '../../scripts/lib/test-stages.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path) => readFileSync(join(root, path), 'utf8');
const tracked = (...patterns) =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', ...patterns], {
    cwd: root,
    encoding: 'utf8',
  })
    .split('\n')
    .filter(Boolean);
const scratch = mkdtempSync(join(tmpdir(), 'twotrack-results-'));
after(() => rmSync(scratch, { recursive: true }));

test('each check stands in one tier', () => {
  const names = ['quick', 'all', 'night'].flatMap((tier) =>
    stagesOf(tier)
      .filter((stage) => stage.tier === tier)
      .map(({ name }) => name),
  );
  assert.equal(new Set(names).size, names.length);
  const all = stagesOf('all').map(({ name }) => name);
  for (const { name } of stagesOf('quick')) assert.ok(all.includes(name), name);
});

test('a stage comes after the builds that it needs', () => {
  for (const tier of ['quick', 'all', 'night']) {
    const names = stagesOf(tier).map(({ name }) => name);
    for (const { name, after: before } of stagesOf(tier))
      for (const each of before) assert.ok(names.indexOf(each) < names.indexOf(name), `${name} after ${each}`);
  }
});

test('every file of tests is run by scripts/test --all', () => {
  const words = stagesOf('all').flatMap(({ command }) => command);
  const byCMake = ['tests/native/CMakeLists.txt', 'tests/threads/CMakeLists.txt'].map(read).join('\n');
  for (const file of tracked('tests/*.test.mjs')) {
    const isKnownToCMake = new RegExp(`\\b${basename(file, '.test.mjs')}\\b`).test(byCMake);
    assert.ok(words.includes(file) || (/^tests\/(native|threads)\//.test(file) && isKnownToCMake), file);
  }
  const lists = tracked('tests/CMakeLists.txt', 'tests/*/CMakeLists.txt').map(read).join('\n');
  for (const file of tracked('tests/*_test.cpp')) assert.ok(lists.includes(basename(file)), file);
});

test('every fuzz target is run by scripts/fuzz', () => {
  const targets = [...read('tests/fuzz/CMakeLists.txt').matchAll(/^twotrack_add_fuzz_target\((\w+)/gm)].map(
    ([, name]) => name,
  );
  const [, list] = /^\[ \$\{#targets\[@\]\} -gt 0 \] \|\| targets=\((.*)\)$/m.exec(read('scripts/fuzz'));
  assert.deepEqual(list.split(' ').sort(), targets.sort());
});

/** The outcome of a stage whose reporter has written these lines. */
function outcome(lines, code, log = '') {
  const file = join(scratch, 'results.jsonl');
  writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return readResults({ name: 'stage', command: ['program'], environment: {}, results: [file] }, code, log);
}
const passed = { suite: 'build/dev/tests/ui', name: 'it works', passed: true, rerun: 'ui works' };
const failed = { suite: 'build/dev/tests/ui', name: 'it breaks', passed: false, rerun: 'ui breaks' };

test('a stage counts its tests, and names each that failed with its command', async () => {
  assert.deepEqual(await outcome([passed, failed, passed], 1), {
    passed: 2,
    failures: [{ stage: 'stage', name: 'it breaks', rerun: 'ui breaks' }],
  });
});

test('a stage without tests of its own is one test', async () => {
  const stage = { name: 'types', command: ['npx', 'tsc'], environment: { A: '1' }, results: [] };
  assert.deepEqual(await readResults(stage, 0, ''), { passed: 1, failures: [] });
  assert.deepEqual(await readResults(stage, 2, ''), {
    passed: 0,
    failures: [{ stage: 'types', name: 'exit code 2', rerun: 'A=1 npx tsc' }],
  });
});

test('a stage that ends badly has failed although its tests passed, and so has one that ran none', async () => {
  assert.equal((await outcome([passed], 1)).failures.length, 1);
  assert.deepEqual(
    (await outcome([], 0)).failures.map(({ name }) => name),
    ['no test was run'],
  );
});

test('a process of tests that crashes is named, beside one whose tests fail', async () => {
  const log =
    'The following tests FAILED:\n\t  2 - ui/0 (Failed)\n\t  4 - core/1 (Subprocess aborted)\n\t 14 - native/score (Timeout)\n';
  const { failures } = await outcome([failed], 8, log);
  assert.deepEqual(
    failures.map(({ name, rerun }) => [name, rerun]),
    [
      ['it breaks', 'ui breaks'],
      ['core/1: Subprocess aborted', "ctest --preset dev -R '^core/1$'"],
      ['native/score: Timeout', "ctest --preset dev -R '^native/score$'"],
    ],
  );
});
