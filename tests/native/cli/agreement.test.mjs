// The schema and the program refuse the same assessments: an editor and `twotrack check` agree.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, describe, test } from 'node:test';
import Ajv2020 from 'ajv/dist/2020.js';
import { known, models, questions } from '../../schema/cases.mjs';
import { Scratch, readJson, schemaFile, twotrack } from '../support/programs.mjs';

const scratch = new Scratch();
after(() => scratch.remove());
const validate = new Ajv2020().compile(readJson(schemaFile));

/** The rules that an assessment breaks. Warnings do not count. */
function rulesBroken(assessment) {
  const { stdout } = spawnSync(twotrack, ['check', '--format', 'json', scratch.file('case.json', assessment)], {
    encoding: 'utf8',
  });
  return JSON.parse(stdout)
    .files[0].findings.filter(({ severity }) => severity === 'error')
    .map(({ rule }) => rule);
}

describe('schema and program', () => {
  for (const { says, valid, rule, assessment } of [...known, ...models, ...questions])
    test(`${says}, both`, () => {
      assert.equal(validate(assessment), valid);
      assert.deepEqual([...new Set(rulesBroken(assessment))], valid ? [] : [rule]);
    });
});
