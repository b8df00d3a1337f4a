// The same answers give the same result, byte for byte, from the native command line and from WebAssembly under Node.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { twotrack } from '../native/support/programs.mjs';
import { loadCore, root } from './core-module.mjs';

const run = promisify(execFile);

let folder;
let core;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'twotrack-parity-'));
  core = await loadCore();
});
after(() => rm(folder, { recursive: true }));

/** Numbers from 0 up to 1, the same in every run (mulberry32). */
function seeded(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Random answers with gaps: from none missing to nearly all, and sometimes the same category throughout. */
function randomAnswers(random, categoriesOf) {
  const gaps = random() < 0.3 ? 0 : random();
  const straight = random() < 0.1 ? random() : null;
  return Object.fromEntries(
    [...categoriesOf].map(([id, count]) => [id, random() < gaps ? null : Math.floor((straight ?? random()) * count)]),
  );
}

/**
 * The command line's result for each set of answers. It takes one set per run. A shell starts it repeatedly in a
 * fraction of the time that Node needs for each process, in as many loops as there are processors.
 */
async function commandLineResults(assessmentFile, sets) {
  await Promise.all(sets.map((answers, index) => writeFile(join(folder, `answers-${index}.json`), answers)));
  const loops = availableParallelism();
  const perLoop = Math.ceil(sets.length / loops);
  const script =
    'set -e; for ((i = $1; i < $2; ++i)); do "$3" report "$4" "answers-$i.json" --format json; printf "\\0"; done';
  const written = await Promise.all(
    Array.from({ length: loops }, async (_, loop) => {
      const [begin, end] = [loop, loop + 1].map((n) => Math.min(sets.length, n * perLoop));
      const { stdout } = await run('bash', ['-c', script, 'bash', begin, end, twotrack, assessmentFile].map(String), {
        cwd: folder,
        maxBuffer: 1 << 28,
      });
      return stdout.split('\0').slice(0, -1);
    }),
  );
  return written.flat();
}

async function compare(assessmentText, categoriesOf, count, seed) {
  const random = seeded(seed);
  const file = join(folder, `assessment-${seed}.json`);
  await writeFile(file, assessmentText);
  const sets = Array.from({ length: count }, () => JSON.stringify({ answers: randomAnswers(random, categoriesOf) }));
  const results = await commandLineResults(file, sets);
  assert.equal(results.length, count);
  const assessment = core.createAssessment(Buffer.from(assessmentText));
  const outcomes = new Map();
  for (const [i, answers] of sets.entries()) {
    assert.equal(results[i], `${core.score(assessment, answers)}\n`, `answer set ${i}: ${answers}`);
    const { outcome } = JSON.parse(results[i]);
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  }
  core.destroyAssessment(assessment);
  return outcomes;
}

/** Each question of an item, with its number of answers. */
const categoryCounts = ({ id, options, importance, responses }) => [
  [id, options?.length ?? (responses === 'likeness' ? 6 : 5)],
  ...(importance ? [[importance.id, 5]] : []),
];

const careerTrack = await readFile(`${root}assessments/career-track.json`, 'utf8');

test('1,000 random answer sets to the career track', async () => {
  const { items } = JSON.parse(careerTrack);
  const outcomes = await compare(careerTrack, new Map(items.flatMap(categoryCounts)), 1000, 1);
  assert.ok(outcomes.size >= 4, `the sets reach several outcomes: ${[...outcomes.keys()]}`);
});

/** The career track with a model, and with pairs that set a technical against a people statement. */
function withModel(constants, nPairs, random) {
  const assessment = JSON.parse(careerTrack);
  assessment.model = constants;
  for (const key of ['prior_correlation', 'location_sd_logits']) delete assessment.decision[key];
  const sides = ['technical', 'people'];
  const pairs = Array.from({ length: nPairs }, (_, index) => ({
    id: `pair${index}`,
    kind: 'pair',
    section: assessment.sections[0].id,
    text: 'Which is closer to you?',
    options: (index % 2 ? sides : sides.toReversed()).map((scale) => ({ label: `A ${scale} statement`, scale })),
    ...(index % 3 ? { parameters: { discrimination: 0.4 + random(), location: random() - 0.5 } } : {}),
  }));
  assessment.items.unshift(...pairs);
  return assessment;
}

test('the career track with a model and pairs, uncalibrated and calibrated', async () => {
  const random = seeded(7);
  const models = [
    { items: 'uncalibrated' },
    { items: 'calibrated', technical_location_sd_logits: 0.07, people_location_sd_logits: 0.2, prior_correlation: 0.3 },
    { items: 'uncalibrated', prior_correlation: -0.4, multiplier_log_mean: -0.2, careless_share: 0 },
  ];
  for (const [index, model] of models.entries()) {
    const assessment = withModel(model, 8 - 2 * index, random);
    const text = JSON.stringify(assessment);
    const outcomes = await compare(text, new Map(assessment.items.flatMap(categoryCounts)), 150, 300 + index);
    assert.ok(outcomes.size >= 3, `the sets reach several outcomes: ${[...outcomes.keys()]}`);
  }
});

test('banks with other parameters, category counts and prior correlations', async () => {
  for (let bank = 0; bank < 10; ++bank) {
    const random = seeded(100 + bank);
    const assessment = JSON.parse(careerTrack);
    assessment.decision.prior_correlation = bank % 2 === 0 ? 0 : random() - 0.5;
    for (const key of ['motives', 'short_form', 'synonym_pairs']) delete assessment[key];
    assessment.report = { limits: assessment.report.limits };
    assessment.response_formats = [];
    const categoriesOf = new Map();
    assessment.items = Array.from({ length: 6 + 6 * bank }, (_, index) => {
      const count = 2 + Math.floor(random() * 9);
      const thresholds = Array.from({ length: count - 1 }, () => random() * 8 - 4).sort((a, b) => a - b);
      const id = `i${index}`;
      categoriesOf.set(id, count);
      assessment.response_formats.push({ id, categories: Array.from({ length: count }, (_, k) => `category ${k}`) });
      return {
        ...assessment.items[0],
        id,
        responses: id,
        scale: index % 2 ? 'people' : 'technical',
        keyed: random() < 0.5 ? '+' : '-',
        parameters: { discrimination: 0.3 + random() * 2.7, thresholds },
      };
    });
    await compare(JSON.stringify(assessment), categoriesOf, 20, 200 + bank);
  }
});
