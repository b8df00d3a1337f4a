// The reporters write the outcome of each test, and a command that runs this test alone.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
// In the repository, because the commands run there and the files must find Playwright.
mkdirSync(`${root}build`, { recursive: true });
const folder = mkdtempSync(`${root}build/reporters-`);
after(() => rmSync(folder, { recursive: true }));

/** Writes a file with tests. @returns its path in the repository */
function fixture(name, text) {
  writeFileSync(join(folder, name), text);
  return relative(root, join(folder, name));
}

/** Runs a command in the root, as if no test were running. @returns its exit code */
function run(command, args, variables = {}) {
  // Without the variables of the run that these tests belong to: a command that reruns a test names them.
  const environment = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => name !== 'NODE_TEST_CONTEXT' && !name.startsWith('TWOTRACK_')),
  );
  return spawnSync(command, args, { cwd: root, env: { ...environment, ...variables }, encoding: 'utf8' }).status;
}

const linesOf = (file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
/** The outcome of each test as one word, by name. */
const outcomes = (lines) =>
  Object.fromEntries(
    lines.map(({ name, passed, skipped }) => [name, skipped ? 'skipped' : passed ? 'passed' : 'failed']),
  );

describe('the reporter for Node', () => {
  const results = join(folder, 'node.jsonl');
  const reporter = ['--test-reporter=./scripts/lib/node-reporter.mjs', `--test-reporter-destination=${results}`];
  let files;
  let lines;
  before(() => {
    files = {
      tests: fixture(
        'tests.test.mjs',
        `
        import { describe, it, test } from 'node:test';
        test('passes', () => {});
        test('fails', () => { throw new Error('no'); });
        test('waits', () => new Promise((resolve) => setTimeout(resolve, 50)));
        test('has "quotes", it\\'s (a) $1 | [b]? \\\\ *', () => {});
        describe('outer', () => {
          describe('inner', () => { it('passes', () => {}); it('deep', () => { throw new Error('no'); }); });
          it.skip('skipped', () => {});
          it.todo('to be done', () => { throw new Error('not yet'); });
        });
        test('parent', async (t) => { await t.test('child', () => {}); });
      `,
      ),
      hook: fixture(
        'hook.test.mjs',
        `
        import { before, describe, it } from 'node:test';
        describe('group', () => { before(() => { throw new Error('no'); }); it('cancelled', () => {}); });
      `,
      ),
      crash: fixture('crash.test.mjs', `import 'node:test'; throw new Error('no');`),
      late: fixture(
        'late.test.mjs',
        `import { after, test } from 'node:test'; test('good', () => {}); after(() => { throw new Error('no'); });`,
      ),
      empty: fixture('empty.test.mjs', ''),
    };
    assert.notEqual(run('node', ['--test', ...reporter, ...Object.values(files)]), 0);
    lines = linesOf(results);
  });

  it('writes a line for each test, and none for what holds tests', () => {
    assert.deepEqual(outcomes(lines.filter(({ suite }) => suite === files.tests)), {
      passes: 'passed',
      fails: 'failed',
      waits: 'passed',
      'has "quotes", it\'s (a) $1 | [b]? \\ *': 'passed',
      'outer > inner > passes': 'passed',
      'outer > inner > deep': 'failed',
      'outer > skipped': 'skipped',
      'outer > to be done': 'skipped',
      'parent > child': 'passed',
    });
  });

  it('says how long a test took', () => {
    const { seconds } = lines.find(({ name }) => name === 'waits');
    // Not an exact time, because a busy machine takes longer.
    assert.ok(seconds >= 0.04, String(seconds));
  });

  it('counts a hook that fails, and what it keeps from running', () => {
    assert.deepEqual(outcomes(lines.filter(({ suite }) => suite === files.hook)), {
      'group > cancelled': 'failed',
      group: 'failed',
    });
  });

  it('counts a file that ends with an error by itself as one that failed, and a file without tests as nothing', () => {
    assert.deepEqual(outcomes(lines.filter(({ suite }) => suite === files.crash)), { 'the whole file': 'failed' });
    assert.deepEqual(outcomes(lines.filter(({ suite }) => suite === files.late)), {
      good: 'passed',
      'the whole file': 'failed',
    });
    assert.deepEqual(
      lines.filter(({ suite }) => suite === files.empty),
      [],
    );
    assert.equal(lines.find(({ suite }) => suite === files.crash).rerun, `node --test ${files.crash}`);
  });

  for (const name of ['fails', 'has "quotes", it\'s (a) $1 | [b]? \\ *', 'outer > inner > deep'])
    it(`gives a command that runs the test "${name}" alone`, () => {
      const { rerun, passed } = lines.find((line) => line.name === name);
      const code = run('bash', ['-c', rerun.replace('node --test', `node --test ${reporter.join(' ')}`)]);
      assert.equal(code === 0, passed);
      // Node 20 reports that the other tests do not match; Node 22 reports nothing.
      assert.deepEqual(
        linesOf(results)
          .filter(({ skipped }) => !skipped)
          .map((line) => line.name),
        [name],
      );
    });
});

describe('the reporter for Playwright', () => {
  const results = join(folder, 'playwright.jsonl');
  const playwright = (...args) =>
    run(
      'npx',
      [
        '--no-install',
        'playwright',
        'test',
        '-c',
        relative(root, folder),
        '--reporter=./scripts/lib/playwright-reporter.mjs',
        ...args,
      ],
      { TWOTRACK_RESULTS: results },
    );
  let tests;
  let lines;
  before(() => {
    fixture(
      'playwright.config.mjs',
      `export default { testMatch: '*.spec.mjs', retries: 1, timeout: 2000, outputDir: 'output', projects: [{ name: 'wide' }, { name: 'narrow', testMatch: 'other.spec.mjs' }] };`,
    );
    tests = fixture(
      'tests.spec.mjs',
      `
      import { test } from '@playwright/test';
      test('passes', () => {});
      test('fails', () => { throw new Error('no'); });
      test('passes at the second attempt', ({}, { retry }) => { if (retry === 0) throw new Error('no'); });
      test('takes for ever', () => new Promise(() => {}));
      test.skip('skipped', () => {});
      test.fixme('to be mended', () => {});
      test('fails as it should', () => { test.fail(); throw new Error('no'); });
      test.describe('outer', () => {
        test.describe('inner', { tag: '@smoke' }, () => { for (const name of ["it's (a)", "it's (b)"]) test(name, { tag: '@fast' }, () => { throw new Error('no'); }); });
      });
    `,
    );
    fixture('other.spec.mjs', `import { test } from '@playwright/test'; test('other', () => {});`);
    assert.notEqual(playwright(), 0);
    lines = linesOf(results);
  });

  it('writes one line for each test, however often it is tried', () => {
    assert.deepEqual(outcomes(lines.filter(({ suite }) => suite === tests)), {
      'wide > passes': 'passed',
      'wide > fails': 'failed',
      'wide > passes at the second attempt': 'passed',
      'wide > takes for ever': 'failed',
      'wide > skipped': 'skipped',
      'wide > to be mended': 'skipped',
      'wide > fails as it should': 'passed',
      "wide > outer > inner > it's (a)": 'failed',
      "wide > outer > inner > it's (b)": 'failed',
    });
    assert.deepEqual(
      lines
        .filter(({ suite }) => suite !== tests)
        .map(({ name }) => name)
        .sort(),
      ['narrow > other', 'wide > other'],
    );
    assert.equal(lines.length, 11);
  });

  it('counts the time of all attempts', () => {
    assert.ok(lines.find(({ name }) => name === 'wide > takes for ever').seconds >= 4);
  });

  for (const name of ['wide > fails', "wide > outer > inner > it's (b)", 'narrow > other'])
    it(`gives a command that runs the test "${name}" alone`, () => {
      const { rerun } = lines.find((line) => line.name === name);
      run('bash', ['-c', `${rerun} --reporter=./scripts/lib/playwright-reporter.mjs`], { TWOTRACK_RESULTS: results });
      assert.deepEqual(
        linesOf(results).map((line) => line.name),
        [name],
      );
    });

  it('counts the tests that a run which is broken off has not come to as failed', () => {
    assert.notEqual(playwright('--workers=1', '--max-failures=1', '--retries=0', '--project=wide', tests), 0);
    const found = linesOf(results).filter(({ suite }) => suite === tests);
    assert.equal(found.length, 9);
    assert.equal(outcomes(found)['wide > passes at the second attempt'], 'failed');
  });

  it('counts a file that cannot be read as one that failed', () => {
    const broken = fixture('broken.spec.mjs', `throw new Error('this file is broken');`);
    assert.notEqual(playwright(broken), 0);
    const { seconds: _, ...line } = linesOf(results).find(({ suite }) => suite === broken);
    const rerun = `npx playwright test -c ${relative(root, folder)}`;
    assert.deepEqual(line, { suite: broken, name: 'Error: this file is broken', passed: false, skipped: false, rerun });
  });
});
