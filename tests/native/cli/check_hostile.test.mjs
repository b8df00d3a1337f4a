// Files that are made to keep `twotrack check` busy.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, describe, test } from 'node:test';
import { assessment, careerTrack, patience_ms, Scratch, twotrack } from '../support/programs.mjs';

const scratch = new Scratch();
after(() => scratch.remove());

/** The processor time that a check takes, in milliseconds: other programs on the machine do not change it. */
function costOf(...files) {
  const { status, stdout, stderr, error } = spawnSync(
    '/bin/sh',
    ['-c', '"$0" check --format json "$@"; status=$?; times >&2; exit $status', twotrack, ...files],
    { encoding: 'utf8', timeout: patience_ms },
  );
  assert.equal(error, undefined);
  // The second line of `times` is that of the children: user and system.
  const [minutes, seconds] = /(\d+)m([\d.]+)s/.exec(stderr.trimEnd().split('\n').at(-1)).slice(1).map(Number);
  return { status, milliseconds: 60_000 * minutes + 1000 * seconds, findings: JSON.parse(stdout).files[0].findings };
}

const outcomes = assessment.outcomes;
const items = (n, more = () => ({})) =>
  Array.from({ length: n }, (_, i) => ({
    id: `i${i}`,
    kind: 'likert',
    section: 's',
    scale: i % 2 ? 'b' : 'a',
    keyed: i & 2 ? '-' : '+',
    text: `Question ${i}`,
    responses: 'r',
    parameters: { discrimination: 0.2, thresholds: [-1, -0.5, 0.5, 1] },
    ...more(i),
  }));
const pairs = (n) =>
  Array.from({ length: n }, (_, i) => ({
    id: `p${i}`,
    kind: 'pair',
    section: 's',
    text: `Which ${i}?`,
    options: [
      { label: 'A', scale: 'a' },
      { label: 'B', scale: 'b' },
    ],
    parameters: { discrimination: 0.5 + i / 1000, location: 0.1 },
  }));
const model = { items: 'uncalibrated' };
const base = (more) => ({
  format_version: 1,
  id: 'hostile',
  version: '1',
  language: 'en',
  title: 'T',
  intro: { heading: 'H', lead: 'L' },
  scales: [
    { id: 'a', name: 'A' },
    { id: 'b', name: 'B' },
  ],
  sections: [{ id: 's', name: 'S' }],
  response_formats: [{ id: 'r', categories: ['1', '2', '3', '4', '5'] }],
  items: items(20),
  decision: { technical_scale: 'a', people_scale: 'b', call: 1, clear: 1, both: 1 },
  outcomes,
  report: { limits: 'L' },
  ...more,
});

const hostile = {
  '600 items whose outcomes nobody reaches': base({ items: items(600) }),
  'conditions with many ways to answer': base({
    items: items(600, (i) =>
      i < 30 ? {} : { when: { any: Array.from({ length: 20 }, (_, k) => ({ answers: { [`i${k}`]: 4 } })) } },
    ),
  }),
  'a thousand items, each unlike all others, in one posterior': base({
    items: items(1000, (i) => ({ parameters: { discrimination: 0.2 + i / 1000, thresholds: [-1, -0.5, 0.5, 1] } })),
    model,
  }),
  'many pairs, each unlike all others': base({ items: [...items(4), ...pairs(900)], model }),
  'one word of a megabyte': base({ title: 'x'.repeat(1_000_000) }),
  '200,000 lines': base({ title: '\n'.repeat(200_000) }),
  'lists of a million elements': `{"items":[${'0,'.repeat(500_000)}0]}`,
  'a million brackets': '['.repeat(1_000_000),
  'very many keys': `{${Array.from({ length: 45_000 }, (_, i) => `"k${i}":0`)}}`,
  'very many options': base({
    items: [{ ...items(1)[0], id: 'x', kind: 'fact', options: Array(9000).fill({ id: 'a', label: 'b' }) }],
  }),
  '64 MB of nothing': ' '.repeat(64 << 20),
};

describe('twotrack check', () => {
  const usual = costOf(careerTrack).milliseconds;
  for (const [name, content] of Object.entries(hostile)) {
    test(`is soon done with ${name}`, () => {
      const { status, milliseconds, findings } = costOf(scratch.file('hostile.json', content));
      assert.equal(status, 1);
      assert.ok(findings.length > 0);
      // The career track takes some 20 ms; two seconds would be a hundred times as long.
      assert.ok(milliseconds < 100 * Math.max(usual, 10), `${milliseconds} ms, the career track ${usual} ms`);
    });
  }
});
