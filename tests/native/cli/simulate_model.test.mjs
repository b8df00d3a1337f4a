// What twotrack simulate says of the joint model, beside the figures of another program: a few people under some
// conditions, and with TWOTRACK_NIGHT=1 100,000 under all of them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, test } from 'node:test';
import { goldenTable, runTwotrack } from './score_support.mjs';

const file = fileURLToPath(new URL('../../golden/model/ten-each-and-pairs.json', import.meta.url));
const isNight = process.env.TWOTRACK_NIGHT === '1';
const n = isNight ? 100_000 : 1_000;
const few = ['as assumed', 'discriminations halved', 'people scale easier by .5', 'several at once'];

function simulate(options) {
  const { status, stdout, stderr } = runTwotrack([
    'simulate',
    file,
    ...['--people', String(n), '--seed', '1', '--pair-location-sd', '0.3', '--format', 'json'],
    ...['--group', 'population', '--group', 'population_balanced'],
    ...options.split(' ').filter(Boolean),
  ]);
  assert.equal(stderr, '');
  assert.equal(status, 0);
  return JSON.parse(stdout);
}

/** The figures of a simulation under the names of simulated.csv: each a share, and of how many people it is one. */
function figuresOf({ groups: [population, balanced] }) {
  const [from80, from90, from95, from98, high, low] = population.claims;
  assert.deepEqual(
    population.claims.map(({ claim, from }) => from ?? claim),
    [0.8, 0.9, 0.95, 0.98, 'both_high', 'both_low'],
  );
  const { technical, people, lean } = population.coverage_90;
  return {
    called: [population.called, n],
    wrong_of_called: [1 - population.calls_right, population.called * n],
    share_80_90: [from80.n / n, n],
    right_80_90: [from80.actual, from80.n],
    right_90_95: [from90.actual, from90.n],
    right_95_98: [from95.actual, from95.n],
    right_98_up: [from98.actual, from98.n],
    cover90_T: [technical, n],
    cover90_M: [people, n],
    cover90_lean: [lean, n],
    hybrid: [population.outcomes.hybrid, n],
    hybrid_true: [high.actual, high.n],
    neither: [population.outcomes.neither_yet, n],
    neither_true: [low.actual, low.n],
    balanced_called: [balanced.called, n, 25_000],
    misfit_flagged: [population.misfit, n],
  };
}

describe(`Of ${n} simulated people, the joint model`, () => {
  for (const { condition, options, ...expected } of goldenTable('model/simulated.csv')) {
    if (!isNight && !few.includes(condition)) continue;
    test(`says what another program found, ${condition}`, () => {
      const figures = figuresOf(simulate(options));
      assert.deepEqual(Object.keys(figures), Object.keys(expected));
      for (const [name, [share, people, peopleThere = (people / n) * 100_000]] of Object.entries(figures)) {
        const there = Number(expected[name]);
        const both = (share * people + there * peopleThere) / (people + peopleThere);
        // Five standard errors of the difference, and what four decimals leave open.
        const limit = 5 * Math.sqrt(both * (1 - both) * (1 / people + 1 / peopleThere)) + 0.00005;
        assert.ok(Math.abs(share - there) <= limit, `${name}: ${share} of ${people}, not ${there} ± ${limit}`);
      }
    });
  }
});

test('docs/measurement.md has the figures of the other program, within the simulation error', () => {
  const guide = readFileSync(new URL('../../../docs/measurement.md', import.meta.url), 'utf8');
  const people = Number(guide.match(/twotrack simulate \S+ten-each-and-pairs\.json --people (\d+) /)[1]);
  const rows = Object.fromEntries(
    [...guide.matchAll(/^\| ([^|]+) \| (?:`([^`]+)`)? ?\| ([\d.| ]+) \|$/gm)].map(
      ([, condition, options = '', figures]) => [
        condition,
        { options, figures: figures.split(' | ').map((per_cent) => Number(per_cent) / 100) },
      ],
    ),
  );
  for (const row of goldenTable('model/simulated.csv')) {
    const { options, figures } = rows[row.condition] ?? assert.fail(`no row ${row.condition}`);
    assert.equal(options, row.options);
    // A band holds at least a twentieth of the people.
    const expected = [
      [row.called, 1],
      [row.wrong_of_called, row.called],
      ...[row.right_80_90, row.right_90_95, row.right_95_98, row.right_98_up].map((right) => [right, 0.05]),
      [Math.min(row.cover90_T, row.cover90_M), 1],
      [row.cover90_lean, 1],
      [row.balanced_called, 0.25],
    ];
    assert.equal(figures.length, expected.length);
    expected.forEach(([there, share], i) => {
      const n = share * Math.min(people, 100_000);
      // Five standard errors of the difference, and what one decimal of a percentage leaves open.
      const limit = 5 * Math.sqrt((2 / n) * Math.max(there * (1 - there), 1 / n)) + 0.0006;
      assert.ok(
        Math.abs(figures[i] - there) <= limit,
        `${row.condition}, column ${i + 1}: ${figures[i]}, not ${there}`,
      );
    });
  }
  assert.equal(Object.keys(rows).length, goldenTable('model/simulated.csv').length);
});
