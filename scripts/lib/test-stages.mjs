// The stages that scripts/test runs, in order. Each check belongs to one tier; CONTRIBUTING.md gives the reasons.
//
// A stage is one command. It begins when the stages in `after` have passed and its cores are free. A stage takes one
// core unless it has `cores: 'all'`. `results` are the files in which a test runner's reporter writes the outcome of
// each test. Without `results`, the stage as a whole passes or fails.
import { readdirSync } from 'node:fs';

/** @param {string} name  of the results file @param {string[]} places  files, or folders whose tests all run */
const nodeTests = (name, ...places) => ({
  command: [
    'node',
    '--test',
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    '--test-reporter=./scripts/lib/node-reporter.mjs',
    `--test-reporter-destination=build/results/${name}.jsonl`,
    ...places.flatMap(testsIn),
  ],
  results: [`build/results/${name}.jsonl`],
});

const testsIn = (place) =>
  place.endsWith('.mjs')
    ? [place]
    : readdirSync(new URL(`../../${place}`, import.meta.url))
        .filter((name) => name.endsWith('.test.mjs'))
        .map((name) => `${place}/${name}`);

const browserTests = (name, config, ...options) => ({
  command: [
    'npx',
    '--no-install',
    'playwright',
    'test',
    '--config',
    config,
    '--reporter=list,./scripts/lib/playwright-reporter.mjs',
    ...options,
  ],
  environment: { TWOTRACK_RESULTS: `build/results/${name}.jsonl` },
  results: [`build/results/${name}.jsonl`],
});

/** The tests of Catch2 and Node that CMake knows, by label. */
const cmakeTests = (label, ...options) => ({
  command: ['ctest', '--preset', 'dev', '--label-regex', `^${label}$`, ...options],
  results: ['build/dev/results'],
});

const build = (preset) => ({
  command: ['bash', '-c', 'cmake --preset "$1" && cmake --build --preset "$1"', '-', preset],
  cores: 'all',
});

// biome-ignore format: a table
const stages = [
  { name: 'layers', tier: 'quick', command: ['scripts/lib/layers'] },
  { name: 'types', tier: 'quick', command: ['npx', '--no-install', 'tsc', '--project', '.'] },
  { name: 'format', tier: 'quick', command: ['scripts/lib/format'] },
  { name: 'lint', tier: 'quick', command: ['scripts/lib/lint'] },
  { name: 'build: WebAssembly', tier: 'build', ...build('web') },
  { name: 'build: widget', tier: 'build', command: ['node', 'web/tools/build.mjs'], after: ['build: WebAssembly'] },
  { name: 'build: tests, with sanitizers', tier: 'build', ...build('test') },
  { name: 'bytes', tier: 'quick', ...nodeTests('size', 'tests/size'), after: ['build: widget'] },
  { name: 'schema, reading ease, guides', tier: 'quick', ...nodeTests('documents', 'tests/schema', 'tests/readability', 'tests/docs'), after: ['build: widget', 'build: tests, with sanitizers'] },
  { name: 'widget in Chromium', tier: 'quick', ...browserTests('chromium-quick', 'tests/web', '--project', 'quick', '--workers', '1'), after: ['build: widget'] },
  { name: 'byte identity of results', tier: 'quick', ...nodeTests('parity', 'tests/parity'), after: ['build: widget', 'build: tests, with sanitizers'] },
  // Two at a time, beside the browser's tests, which end earlier.
  { name: 'core, ui, command line, desktop', tier: 'quick', ...cmakeTests('quick', '--parallel', '2'), after: ['build: tests, with sanitizers'] },

  { name: 'clang-tidy', tier: 'all', command: ['scripts/lib/tidy', process.env.TWOTRACK_TIDY ?? 'changed'], cores: 'all' },
  { name: 'build: native programs, and what measures them', tier: 'all', ...build('bench') },
  { name: 'build: widget with every assertion', tier: 'all', command: ['bash', '-c', 'cmake --preset web-debug && cmake --build --preset web-debug && node web/tools/build.mjs --debug'], cores: 'all' },
  { name: 'build: npm package', tier: 'all', command: ['node', 'web/tools/package.mjs'], after: ['build: widget'] },
  { name: 'scripts', tier: 'all', ...nodeTests('scripts', 'tests/scripts') },
  { name: 'speed of scoring and drawing', tier: 'all', ...nodeTests('bench', 'tests/bench'), after: ['build: native programs, and what measures them'] },
  { name: 'more of the command line and desktop', tier: 'all', ...cmakeTests('full'), after: ['build: tests, with sanitizers'] },
  { name: 'npm package', tier: 'all', ...nodeTests('package', 'tests/package'), after: ['build: npm package', 'build: native programs, and what measures them'] },
  { name: 'installed programs and core', tier: 'all', ...nodeTests('install', 'tests/install'), after: ['build: native programs, and what measures them'] },
  { name: 'threads, under ThreadSanitizer', tier: 'all', command: ['scripts/threads'] },
  { name: 'hostile input that is known', tier: 'all', command: ['scripts/fuzz', '--known'] },
  { name: 'widget with every assertion', tier: 'all', ...browserTests('assertions', 'tests/web-debug', '--workers', '1'), after: ['build: widget with every assertion'] },
  { name: 'widget in each browser', tier: 'all', ...nodeTests('browsers', 'tests/web/browsers/browsers.test.mjs'), cores: 'all', after: ['build: widget'] },
  { name: 'more of the widget in Chromium', tier: 'all', ...browserTests('chromium-full', 'tests/web', '--project', 'full', '--workers', '2'), cores: 'all', after: ['build: widget', 'build: native programs, and what measures them'] },
  { name: 'widget beside its peers', tier: 'all', ...nodeTests('peers', 'tests/bench/web/short.test.mjs'), cores: 'all', after: ['build: widget'] },

  { name: 'soak of 500 quizzes, 500 actions', tier: 'night', ...browserTests('night', 'tests/web', 'soak', 'many', 'drift', '--workers', '2'), cores: 'all', after: ['build: widget'] },
  { name: '100,000 simulated people for each condition', tier: 'night', ...nodeTests('simulation', 'tests/native/cli/simulate_model.test.mjs'), after: ['build: native programs, and what measures them'] },
  { name: 'hostile input, an hour each', tier: 'night', command: ['scripts/fuzz'], cores: 'all' },
  { name: 'widget beside its peers, seven rounds', tier: 'night', command: ['node', 'tests/bench/web/run.mjs'], cores: 'all', after: ['build: widget'] },
  { name: 'clang-tidy on every file', tier: 'night', command: ['scripts/lib/tidy', 'everything'], cores: 'all' },
];

/** The stages of a tier, with the builds that they need; `all` includes the stages of `quick`. */
export function stagesOf(tier) {
  const tiers = tier === 'all' ? ['quick', 'all'] : [tier];
  const wanted = new Set();
  const want = (stage) => {
    if (wanted.has(stage)) return;
    for (const name of stage.after ?? []) want(stages.find((each) => each.name === name));
    wanted.add(stage);
  };
  for (const stage of stages) if (tiers.includes(stage.tier)) want(stage);
  const night = tier === 'night' ? { TWOTRACK_NIGHT: '1' } : {};
  return stages
    .filter((stage) => wanted.has(stage))
    .map(({ cores = 1, after = [], environment = {}, results = [], ...stage }) => ({
      ...stage,
      cores,
      after,
      results,
      environment: { ...environment, ...night },
    }));
}
