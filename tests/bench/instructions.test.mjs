// Scoring stays fast: callgrind counts the instructions per respondent, which do not depend on the machine's load. To
// record new figures on purpose: TWOTRACK_RECORD=1 node --test tests/bench/instructions.test.mjs
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { howToRecord, programAt, readRecord, recordIfAsked, run } from './recorded.mjs';

const program = programAt('eap_instructions');
const record = await readRecord('instructions.json');
const counted = {};
let folder;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'twotrack-instructions-'));
  for (const name of Object.keys(record.instructions_per_respondent)) counted[name] = await count(name);
  await recordIfAsked('instructions.json', record, program, { instructions_per_respondent: counted });
});
after(() => rm(folder, { recursive: true }));

/** Instructions per respondent of the program's function for `name`, including everything that it calls. */
async function count(name) {
  const file = join(folder, name);
  const options = ['--tool=callgrind', `--toggle-collect=count_${name}`, `--callgrind-out-file=${file}`];
  const { stdout } = await run('valgrind', [...options, program]);
  const total = Number((await readFile(file, 'utf8')).match(/^(?:totals|summary): (\d+)$/m)[1]);
  assert.ok(total > 0, `callgrind counted nothing in count_${name}`);
  return Math.round(total / Number(stdout));
}

for (const name of ['estimate_eap', 'score', 'joint_posterior']) {
  test(`${name} costs at most ${record.tolerated_growth * 100} % more instructions than recorded`, (t) => {
    const recorded = record.instructions_per_respondent[name];
    t.diagnostic(`${counted[name]} instructions for each respondent; recorded: ${recorded}`);
    assert.ok(
      counted[name] <= recorded * (1 + record.tolerated_growth),
      `${name} takes ${counted[name]} instructions, ${recorded} are recorded (${record.compiler}). ${howToRecord('instructions.test.mjs')}`,
    );
  });
}

test(`estimate_eap costs at most 1/${record.least_ratio} of the textbook's loop`, (t) => {
  const ratio = counted.textbook / counted.estimate_eap;
  t.diagnostic(`1/${ratio.toFixed(1)}: ${counted.estimate_eap} against ${counted.textbook} instructions`);
  assert.ok(ratio >= record.least_ratio, `only 1/${ratio.toFixed(1)}. The bound is a promise, not a record.`);
});
