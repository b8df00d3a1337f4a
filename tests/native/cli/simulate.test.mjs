// The simulation that the measurement must pass: the calls of the shipped assessment for people with known traits.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, describe, test } from 'node:test';
import {
  Scratch,
  assessment,
  careerTrack,
  patience_ms,
  readJson,
  runTwotrack,
  twotrack,
} from '../support/programs.mjs';

const scratch = new Scratch();
after(() => scratch.remove());

const outcomes = ['technical', 'management', 'hybrid', 'neither_yet', 'too_close_to_call', 'not_enough_evidence'];

const run = (...args) => runTwotrack(['simulate', ...args]);
function simulate(...args) {
  const { status, stdout, stderr } = run(careerTrack, '--format', 'json', ...args);
  assert.equal(stderr, '');
  assert.equal(status, 0);
  assert.match(stdout, /^\{.*\}\n$/);
  const simulation = JSON.parse(stdout);
  return { ...simulation, group: Object.fromEntries(simulation.groups.map((group) => [group.id, group])) };
}
const few = ['--n', '300'];

describe('Of 10,000 simulated people of each kind, the shipped assessment', () => {
  const simulation = simulate('--n', '10000', '--seed', '1');
  const { group } = simulation;

  test('takes a number with zeros before it for the number', () => {
    assert.deepEqual(simulate('--n', '0300', '--seed', '010'), simulate('--n', '300', '--seed', '10'));
  });

  test('calls mirror archetypes to their own sides equally often, within three standard errors', () => {
    const pairs = simulation.mirrors.map(({ technical, people }) => [technical, people]);
    assert.deepEqual(pairs, [
      ['technical', 'people'],
      ['mildly_technical', 'mildly_people'],
      ...['balanced', 'both_high', 'both_low', 'both_very_high', 'both_very_low'].map((id) => [id, id]),
    ]);
    for (const { technical, people, difference, standard_error, z } of simulation.mirrors) {
      const own = group[people].outcomes.management - group[technical].outcomes.technical;
      assert.ok(Math.abs(difference - own) < 1e-12);
      assert.ok(standard_error > 0 && standard_error < 0.01);
      assert.ok(Math.abs(z) <= 3, `${technical} and ${people}: z = ${z}`);
    }
  });

  test('calls the right side in at least 96 % of its calls', () => {
    for (const id of [
      'population',
      'population_skips_half',
      'technical',
      'people',
      'mildly_technical',
      'mildly_people',
    ])
      assert.ok(group[id].calls_right >= 0.96, `${id}: ${group[id].calls_right}`);
    assert.ok(group.population.called >= 0.3, 'and does not do so by hardly calling anybody');
  });

  test('sends at most a fifth of those whose traits are equal to a side', () => {
    for (const id of ['balanced', 'both_high', 'both_low', 'both_very_high', 'both_very_low']) {
      assert.ok(group[id].called > 0 && group[id].called <= 0.2, `${id}: ${group[id].called}`);
      assert.equal(group[id].calls_right, null);
    }
  });

  test('tells those high on both traits from those low on both', () => {
    assert.ok(group.both_high.outcomes.hybrid > 0.5 && group.both_high.outcomes.neither_yet < 0.01);
    assert.ok(group.both_low.outcomes.neither_yet > 0.5 && group.both_low.outcomes.hybrid < 0.01);
  });

  test('hardly ever calls the other side on a retest, and mostly the same outcome', () => {
    for (const { id, retest_flips, retest_same } of simulation.groups) {
      assert.ok(retest_flips <= 0.01, `${id} flips: ${retest_flips}`);
      assert.ok(retest_same >= 0.45, `${id} stays: ${retest_same}`);
    }
  });

  test('uses all six outcomes, and asks for more answers of nearly all who skip half', () => {
    for (const outcome of outcomes)
      assert.ok(
        simulation.groups.some((it) => it.outcomes[outcome] > 0.05),
        outcome,
      );
    assert.ok(group.population_skips_half.outcomes.not_enough_evidence > 0.9);
    for (const { id, outcomes: shares } of simulation.groups) {
      assert.deepEqual(Object.keys(shares), outcomes);
      assert.ok(Math.abs(Object.values(shares).reduce((sum, share) => sum + share) - 1) < 1e-12, id);
    }
  });
});

describe('Where the people items are half a logit harder, or easier, than they are scored', () => {
  for (const shift of [0.5, -0.5]) {
    const simulation = simulate('--n', '10000', '--seed', '1', '--shift', String(shift));
    const { balanced, population } = simulation.group;

    test(`at least 96 % of the calls are right with ${shift}`, () => {
      assert.equal(simulation.shift_logits, shift);
      assert.ok(population.calls_right >= 0.96, `${population.calls_right}`);
    });
    test(`at most a fifth of balanced people are sent to a side with ${shift}, mostly to the easier one`, () => {
      assert.ok(balanced.called <= 0.2, `${balanced.called}`);
      const { technical, management } = balanced.outcomes;
      assert.ok(shift > 0 ? technical > 5 * management : management > 5 * technical);
    });
    test(`the bias of that is seen with ${shift}`, () => {
      for (const { z } of simulation.mirrors) assert.ok(z * Math.sign(shift) < -10, `${z}`);
    });
  }
});

describe('twotrack simulate', () => {
  test('gives the same bytes for the same seed, and others for another', () => {
    for (const format of ['table', 'json']) {
      const first = run(careerTrack, ...few, '--seed', '7', '--format', format);
      assert.equal(first.status, 0);
      assert.deepEqual(run(careerTrack, ...few, '--seed', '7', '--format', format), first);
      assert.notEqual(run(careerTrack, ...few, '--seed', '8', '--format', format).stdout, first.stdout);
    }
  });

  test('repeats what it was asked in its JSON', () => {
    const asked = {
      n: 300,
      seed: 4294967295,
      correlation: -0.25,
      discrimination: 0.5,
      pair_discrimination: 2,
      threshold_factor: 1.5,
      technical_shift_logits: -1,
      shift_logits: 1,
      pair_shift_logits: 0.75,
      location_spread: 0.5,
      discrimination_spread: 0.125,
      scale_location_sd: 0.375,
      pair_location_sd: 0.625,
      acquiescence: 0.0625,
      extreme: 1.25,
      careless: 0.03125,
    };
    const {
      format_version,
      assessment: simulated,
      groups,
      mirrors,
      scales,
      group,
      ...rest
    } = simulate(
      '--people=300',
      '--seed=4294967295',
      '--correlation=-0.25',
      '--discrimination=.5',
      '--pair-discrimination=2',
      '--thresholds=1.5',
      '--technical-shift=-1',
      '--people-shift=1',
      '--pair-shift=.75',
      '--location-spread=.5',
      '--discrimination-spread=.125',
      '--location-sd=.375',
      '--pair-location-sd=.625',
      '--acquiescence=.0625',
      '--extreme=1.25',
      '--careless=.03125',
    );
    assert.deepEqual(rest, asked);
    assert.deepEqual(simulated, { id: assessment.id, version: assessment.version });
    assert.equal(simulate(...few).pair_discrimination, null);
  });

  test('writes tables of at most 80 columns, with every group, and no progress where there is no terminal', () => {
    const { status, stdout, stderr } = run(careerTrack, ...few);
    assert.equal(status, 0);
    assert.equal(stderr, '');
    for (const line of stdout.split('\n')) assert.ok(line.length <= 80, line);
    for (const { id } of simulate(...few).groups) assert.ok(stdout.includes(`\n${id} `), id);
  });

  test('shows on a terminal which group is at work, and takes it away again', (t) => {
    const command = `"${twotrack}" simulate "${careerTrack}" --n 300 > "${scratch.folder}/shown.txt"`;
    const { status, stdout } = spawnSync('script', ['-qec', command, '/dev/null'], {
      encoding: 'utf8',
      timeout: patience_ms,
    });
    if (status === null) return t.skip('script is not installed');
    assert.equal(status, 0);
    assert.match(stdout, /\r\x1b\[K12 of 12: population_balanced\r\x1b\[Kscales\r\x1b\[K$/);
    assert.doesNotMatch(readFileSync(join(scratch.folder, 'shown.txt'), 'utf8'), /[\r\x1b]/);
  });

  test('finds more people high or low on both, and fewer on a side, the more the traits go together', () => {
    const apart = simulate('--n', '2000', '--correlation', '-0.5').group.population;
    const together = simulate('--n', '2000', '--correlation', '0.5').group.population;
    assert.ok(together.called < apart.called - 0.1);
    assert.ok(
      together.outcomes.hybrid > apart.outcomes.hybrid && together.outcomes.neither_yet > apart.outcomes.neither_yet,
    );
  });

  test('changes the true parameters of the items only where a spread is asked for', () => {
    const plain = simulate(...few);
    assert.deepEqual(simulate(...few, '--location-spread', '0', '--discrimination-spread', '0'), plain);
    assert.notDeepEqual(simulate(...few, '--location-spread', '0.5').groups, plain.groups);
    assert.notDeepEqual(simulate(...few, '--discrimination-spread', '0.5').groups, plain.groups);
  });

  test('turns reverse-keyed items as scoring does: keys do not matter', () => {
    const file = scratch.alteredAssessment('keys.json', (it) =>
      it.items.filter((item) => item.scale).forEach((item) => (item.keyed = '+')),
    );
    const { status, stdout } = run(file, ...few, '--format', 'json');
    assert.equal(status, 0);
    assert.equal(stdout, run(careerTrack, ...few, '--format', 'json').stdout);
  });

  test('simulates only the groups that are asked for, as among all groups, and not the scales', () => {
    const { groups, mirrors, scales } = simulate(...few, '--group', 'balanced', '--group=population');
    const { group } = simulate(...few);
    assert.deepEqual(groups, [group.balanced, group.population]);
    assert.deepEqual(
      mirrors.map(({ technical }) => technical),
      ['balanced'],
    );
    assert.deepEqual(scales, []);
  });

  test('counts what is claimed of the population, and how often it is true', () => {
    const { groups, group } = simulate('--n', '2000');
    for (const { id, claims, calls_right, called } of groups) {
      const sides = claims.filter(({ claim }) => claim === 'side');
      const calls = sides.filter(({ from }) => from >= 0.9);
      for (const { from, n, claimed, actual } of claims) {
        assert.equal(claimed === null, n === 0);
        assert.equal(actual === null, n === 0);
        if (n > 0 && from) assert.ok(claimed >= from, `${id}: ${claimed} from ${from}`);
      }
      // Of those whose traits differ, all who are called and no others have a side with at least .9.
      const n = calls.reduce((sum, claim) => sum + claim.n, 0);
      assert.equal(n, calls_right === null ? 0 : Math.round(2000 * called), id);
      const right = calls.reduce((sum, claim) => sum + claim.n * claim.actual, 0);
      if (n > 0) assert.ok(Math.abs(right / n - calls_right) < 1e-12, id);
    }
    const [, , , from98] = group.population.claims;
    assert.ok(from98.actual > 0.98 && from98.claimed > 0.98 && from98.claimed < 1);
    assert.ok(group.population_skips_half.claims.every(({ n }) => n < 200));
  });

  test('covers the true values nine times in ten where the items are as scored, and less often where not', () => {
    const { group, scales } = simulate('--n', '2000');
    for (const share of [group.population.coverage_90.technical, group.population.coverage_90.people])
      assert.ok(Math.abs(share - 0.9) < 0.03, `${share}`);
    for (const { coverage_90 } of scales) assert.ok(Math.abs(coverage_90 - 0.9) < 0.03, `${coverage_90}`);
    for (const [option, lower] of [
      ['--technical-shift=1', 'technical'],
      ['--people-shift=1', 'people'],
      ['--discrimination=.5', 'lean'],
      ['--location-sd=1', 'lean'],
      ['--acquiescence=2', 'people'],
      ['--extreme=1', 'technical'],
      ['--careless=.5', 'technical'],
      ['--thresholds=2', 'technical'],
    ]) {
      const { coverage_90 } = simulate('--n', '2000', '--group=population', option).group.population;
      const { coverage_90: usual } = group.population;
      assert.ok(coverage_90[lower] < usual[lower] - 0.04, `${option}: ${coverage_90[lower]}, else ${usual[lower]}`);
    }
  });

  test('tells of each scale how well it measures, without a decision too', () => {
    const bigFive = join(dirname(careerTrack), 'big-five.json');
    const { status, stdout } = run(bigFive, '--n', '5000', '--format', 'json');
    assert.equal(status, 0);
    const { groups, mirrors, scales } = JSON.parse(stdout);
    assert.deepEqual([groups, mirrors], [[], []]);
    assert.deepEqual(
      scales.map(({ id }) => id),
      readJson(bigFive).scales.map(({ id }) => id),
    );
    for (const { id, n_items, standard_error, rmse, reliability, coverage_90, information } of scales) {
      assert.equal(n_items, 10);
      assert.ok(Math.abs(standard_error / rmse - 1) < 0.06, `${id}: ${standard_error} stated, ${rmse} true`);
      // Of a standard normal trait, the reliability of an EAP is 1 − SE².
      assert.ok(Math.abs(reliability - (1 - standard_error ** 2)) < 0.02, `${id}: ${reliability}`);
      assert.ok(Math.abs(coverage_90 - 0.9) < 0.025, `${id}: ${coverage_90}`);
      assert.deepEqual(
        information.map(({ theta }) => theta),
        [-3, -2, -1, 0, 1, 2, 3],
      );
      assert.ok(information[3].information > information[0].information);
    }
    const halved = JSON.parse(run(bigFive, ...few, '--discrimination', '.5', '--format', 'json').stdout).scales[0];
    assert.ok(halved.information[3].information < 0.3 * scales[0].information[3].information);
    const table = run(bigFive, ...few).stdout;
    for (const { id } of scales) assert.equal(table.split(`\n${id} `).length, 3, id);
    for (const line of table.split('\n')) assert.ok(line.length <= 80, line);
  });

  test('--help explains itself with an example', () => {
    const { status, stdout, stderr } = run('--help');
    assert.equal(status, 0);
    assert.equal(stderr, '');
    assert.match(stdout, /Examples:\n  twotrack simulate \S+career-track\.json\n/);
  });
});

describe('twotrack simulate refuses', () => {
  function assertRefused({ status, stdout, stderr }, line) {
    assert.equal(stdout, '');
    assert.match(stderr, line);
    assert.equal(status, 2);
  }

  test('an option that needs a decision, by its name, if the assessment has no decision', () => {
    const file = join(dirname(careerTrack), 'big-five.json');
    for (const option of [
      '--correlation=.5',
      '--shift=1',
      '--technical-shift=1',
      '--pair-shift=1',
      '--pair-discrimination=1',
      '--pair-location-sd=1',
      '--group=population',
    ])
      assertRefused(
        run(file, option),
        new RegExp(`big-five\\.json: error: .+"decision".+${option.split('=')[0]} needs`),
      );
  });

  test('an assessment with a mistake, at its place, and one that is missing', () => {
    const file = scratch.alteredAssessment('scale.json', (it) => (it.items[3].scale = 'patience'));
    assertRefused(run(file), /^.+scale\.json:\d+:\d+: error: .+ \[unknown-scale\]\n/);
    assertRefused(run('/nowhere.json'), /^\/nowhere\.json: error: No such file or directory\n$/);
  });

  test('options that are no number or out of their range, naming them', () => {
    const wrong = [
      '--n=0',
      '--n=-1',
      '--n=1.5',
      '--n=many',
      '--n=nan',
      '--n=10000001',
      '--n=',
      '--seed=-1',
      '--seed=4294967296',
      '--seed=x',
      '--shift=nan',
      '--shift=6.1',
      '--shift=-inf',
      '--shift=1,2',
      '--correlation=1.01',
      '--correlation=nan',
      '--location-spread=-0.1',
      '--location-spread=3',
      '--discrimination-spread=nan',
      '--discrimination=-1',
      '--discrimination=11',
      '--pair-discrimination=x',
      '--thresholds=-0.5',
      '--technical-shift=7',
      '--pair-shift=-6.5',
      '--location-sd=2.5',
      '--pair-location-sd=-1',
      '--acquiescence=3',
      '--extreme=nan',
      '--careless=1.5',
      '--careless=5%',
      '--group=nobody',
      '--format=xml',
      '--format=csv',
    ];
    for (const option of wrong) {
      const [name] = option.split('=');
      assertRefused(
        run(careerTrack, ...few.filter(() => name !== '--n'), option),
        new RegExp(`^twotrack: error: .*${name}.*\nTry: .+\n$`),
      );
    }
    assertRefused(run(), /^twotrack: error: .+\n/);
    assertRefused(run(careerTrack, careerTrack), /^twotrack: error: .+\n/);
    assertRefused(run(careerTrack, '--frobnicate'), /^twotrack: error: .+\n/);
  });
});
