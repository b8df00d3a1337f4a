// Shared by the tests of `twotrack score` and `twotrack quality`: running them, reading tables, the reference figures.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { patience_ms, runTwotrack as runProgram, twotrack } from '../support/programs.mjs';
import { careerTrack } from './statements.mjs';

export const runTwotrack = (args, input) => runProgram(args, input);
export const run = (args, input) => runTwotrack(['score', ...args], input);
/** Scores a text from standard input as answers to the career track. */
export const score = (input, ...more) => run([careerTrack, ...more], input);
export function shell(script, ...args) {
  return spawnSync('bash', ['-c', script, 'bash', twotrack, careerTrack, ...args], {
    encoding: 'utf8',
    timeout: patience_ms,
    maxBuffer: 1 << 28,
  });
}

/** The fields of a line of CSV; no field has a quote or a line break in it. */
const fields = (line) =>
  line.includes('"')
    ? [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain)
    : line.split(',');

/** The rows of a table as objects. */
export function table(text, end = '\n') {
  assert.ok(text.endsWith(end), JSON.stringify(text.slice(-40)));
  const [header, ...rows] = text.slice(0, -end.length).split(end).map(fields);
  return rows.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i]])));
}
const golden = (name) =>
  readFileSync(fileURLToPath(new URL(`../../golden/${name}`, import.meta.url)), 'utf8').replaceAll('\r', '');
export const goldenText = golden;
export const goldenTable = (name) => table(golden(name));

/** An assessment with the reference items, on the scales that `scaleOf` names. */
export function goldenAssessment(scaleOf, decision) {
  const items = goldenTable('items.csv').map((row) => ({
    id: row.item,
    kind: 'likert',
    section: 'all',
    scale: scaleOf(row),
    keyed: '+',
    text: `Item ${row.item}`,
    responses: 'five',
    parameters: { discrimination: +row.a, thresholds: [+row.b1, +row.b2, +row.b3, +row.b4] },
  }));
  return madeAssessment(items, { five: 5 }, decision);
}

/** A valid assessment with these items. `formats` gives the number of categories of each response format. */
export function madeAssessment(items, formats, decision) {
  const model = JSON.parse(readFileSync(careerTrack, 'utf8'));
  const scales = [...new Set(items.map((item) => item.scale))];
  const made = {
    ...model,
    scales: scales.map((id) => ({ id, name: id, short_name: id })),
    sections: [{ id: 'all', name: 'All' }],
    response_formats: Object.entries(formats).map(([id, n]) => ({
      id,
      prompt: 'How well?',
      categories: Array.from({ length: n }, (_, k) => `Category ${k}`),
    })),
    items,
  };
  if (decision) return { ...made, decision: { ...model.decision, ...decision } };
  delete made.decision;
  delete made.outcomes;
  return made;
}

export function assertNear(actual, expected, tolerance, message) {
  assert.ok(
    Math.abs(actual - expected) <= tolerance,
    `${message}: ${actual} is not within ${tolerance} of ${expected}`,
  );
}
