// `twotrack score` and oneTBB under ThreadSanitizer: there is no race, and the table is the same as with a single
// thread.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, test } from 'node:test';
import { assessment, careerTrack, runTwotrack, twotrack } from '../native/support/programs.mjs';

process.env.TSAN_OPTIONS = 'exitcode=66:second_deadlock_stack=1';
const report = /ThreadSanitizer/;

const ids = assessment.items.filter(({ kind }) => kind === 'likert').map(({ id }) => id);
/** Answers that differ from row to row, with some missing. */
const answersOf = (row) => ids.map((_, i) => ((row + i) % 11 === 0 ? null : (row * 7 + i * (row % 5)) % 5));
const csvOf = (rows) =>
  `id,${ids}\n${rows.map((row) => `p${row},${answersOf(row).map((it) => it ?? '')}`).join('\n')}\n`;
const jsonOf = (rows) =>
  rows
    .map((row) =>
      JSON.stringify({ id: `p${row}`, answers: Object.fromEntries(ids.map((id, i) => [id, answersOf(row)[i]])) }),
    )
    .join('\n');
const rowsUpTo = (n) => Array.from({ length: n }, (_, row) => row);
// Ten or more batches of about 64 KiB each.
const csv = csvOf(rowsUpTo(6_000));
const json = jsonOf(rowsUpTo(1_500));
/** The text with a line in place of every 200th line: every batch has faults. */
const withFaults = (text, line) =>
  text
    .split('\n')
    .map((it, i) => (i % 200 === 150 ? line : it))
    .join('\n');

const inputs = {
  CSV: { text: csv, options: ['--classical', '--sum-score'], exit: 0 },
  'CSV with faults': { text: withFaults(csv, 'p,"1"2'), options: ['--skip-bad'], exit: 1 },
  'CSV with a fault that ends it': { text: withFaults(csv, 'p,1,2'), options: [], exit: 2 },
  'CSV that nobody can read to its end': {
    text: csv.replace('\np3000,', '\np3000,"'),
    options: ['--skip-bad'],
    exit: 2,
  },
  'JSON Lines': { text: json, options: ['--prior-correlation', '0.3'], exit: 0 },
  'JSON Lines with faults': { text: withFaults(json, '{"answers": {"t1": 9}}'), options: ['--skip-bad'], exit: 1 },
  'JSON Lines with a fault that ends it': { text: withFaults(json, '{'), options: [], exit: 2 },
};

/** The output of a run. ThreadSanitizer must not report anything. */
function score(input, ...options) {
  const { status, stdout, stderr } = runTwotrack(['score', careerTrack, '-', ...options], input, 300_000);
  assert.doesNotMatch(stderr, report);
  return { status, stdout, stderr };
}

describe('twotrack score, with several threads', () => {
  for (const [name, { text, options, exit }] of Object.entries(inputs))
    test(`${name}: has no race, and writes what one thread writes`, () => {
      const one = score(text, ...options, '--threads', '1');
      assert.equal(one.status, exit);
      for (const threads of ['2', '4']) assert.deepEqual(score(text, ...options, '--threads', threads), one);
    });

  test("has no race when the table's reader goes", () => {
    const script = '"$1" score "$2" - --threads 4 | head -n 3; exit "${PIPESTATUS[0]}"';
    const { status, stdout, stderr } = spawnSync('bash', ['-c', script, 'bash', twotrack, careerTrack], {
      input: inputs.CSV.text,
      encoding: 'utf8',
      timeout: 300_000,
    });
    assert.deepEqual({ status, lines: stdout.split('\n').length - 1 }, { status: 0, lines: 3 });
    assert.doesNotMatch(stderr, report);
  });
});

test('a race between the stages of a pipeline would be reported', () => {
  const { status, stderr } = spawnSync(process.env.TWOTRACK_RACE, { encoding: 'utf8', timeout: 300_000 });
  assert.equal(status, 66);
  assert.match(stderr, /ThreadSanitizer: data race[^]+race\.cpp/);
});
