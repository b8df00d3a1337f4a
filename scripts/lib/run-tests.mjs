// Runs the stages of test-stages.mjs, in parallel if each needs only one core, and counts what passed.
//
// usage: run-tests.mjs quick|all|night
//
// A stage's output goes to build/logs/STAGE.log, and is printed here if the stage fails.
import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile, readdir, rm, stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { readResults } from './read-results.mjs';
import { stagesOf } from './test-stages.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
process.chdir(root);
const [tier] = process.argv.slice(2);
const stages = stagesOf(tier);
const nCores = availableParallelism();
const coresOf = (stage) => (stage.cores === 'all' ? nCores : stage.cores);

await mkdir('build/logs', { recursive: true });
await mkdir('build/results', { recursive: true });
const clock = performance.now();
const seconds = (since) => Math.round((performance.now() - since) / 1000);

/** From a stage's name to its outcome: { passed, failures, seconds, wasRun }. */
const done = new Map();
const running = new Map();

await new Promise((resolve) => {
  const heartbeat = setInterval(() => {
    if (running.size > 0)
      console.error(
        `   still running: ${[...running].map(([name, since]) => `${name} (${seconds(since)} s)`).join(', ')}`,
      );
  }, 30_000);
  const begin = () => {
    for (const stage of stages) {
      if (done.has(stage.name) || running.has(stage.name)) continue;
      const before = stage.after.map((name) => done.get(name));
      if (before.some((outcome) => outcome?.failures.length > 0)) {
        done.set(stage.name, { passed: 0, seconds: 0, wasRun: false, failures: [] });
        console.error(`-- ${stage.name}: not run, as what it needs has failed`);
        return begin();
      }
      const isFree =
        [...running.keys()].reduce(
          (sum, name) => sum + coresOf(stages.find((each) => each.name === name)),
          coresOf(stage),
        ) <= nCores;
      if (before.some((outcome) => !outcome)) continue;
      // A stage that needs more cores than are free also holds up all later stages.
      if (!isFree) break;
      void start(stage).then(begin);
    }
    if (done.size === stages.length) {
      clearInterval(heartbeat);
      resolve();
    }
  };
  begin();
});

async function start(stage) {
  const since = performance.now();
  running.set(stage.name, since);
  console.error(`== ${stage.name}`);
  const log = `build/logs/${stage.name.replaceAll(/[^\w]+/g, '-')}.log`;
  for (const path of stage.results) await empty(path);
  const code = await run(stage, log);
  const text = await readFile(log, 'utf8');
  const { passed, failures } = await readResults(stage, code, text);
  running.delete(stage.name);
  const outcome = { passed, failures, seconds: seconds(since), wasRun: true };
  done.set(stage.name, outcome);
  if (failures.length > 0) console.error(`${text.split('\n').slice(-80).join('\n')}\n`);
  if (failures.length > 0 && /No space left on device|ENOSPC/.test(text))
    console.error('The disk is full: make room and run the command again. What is built is kept.');
  console.error(
    `${failures.length > 0 ? 'FAILED' : 'passed'} ${stage.name}: ${passed} passed, ${failures.length} failed in ${outcome.seconds} s${failures.length > 0 ? ` (all of it: ${log})` : ''}`,
  );
}

function run({ command: [program, ...words], environment }, log) {
  return new Promise((resolve) => {
    const output = createWriteStream(log);
    const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...environment } });
    child.stdout.pipe(output, { end: false });
    child.stderr.pipe(output, { end: false });
    child.on('error', (error) => {
      output.end(`${error.message}\n`, () => resolve(1));
    });
    child.on('close', (code) => output.end(() => resolve(code ?? 1)));
  });
}

/** Results of an earlier run must not be taken for results of this run. */
async function empty(path) {
  const isFolder = await stat(path).then(
    (status) => status.isDirectory(),
    () => false,
  );
  if (isFolder) await Promise.all((await readdir(path)).map((name) => rm(`${path}/${name}`)));
  else await rm(path, { force: true });
}

const outcomes = [...done.values()];
const failures = outcomes.flatMap((outcome) => outcome.failures);
console.error('\n== how long each stage took');
console.error(`${(process.env.TWOTRACK_SETUP_SECONDS ?? '0').padStart(6)} s  set-up`);
for (const stage of stages) {
  const outcome = done.get(stage.name);
  console.error(`${outcome.wasRun ? `${String(outcome.seconds).padStart(6)} s` : ' not run'}  ${stage.name}`);
}
console.error(`${String(seconds(clock)).padStart(6)} s  in all, without set-up`);
if (failures.length > 0) console.error('\n== what failed, and how to run it alone');
for (const { stage, name, rerun } of failures) console.error(`${stage}: ${name}\n    ${rerun}`);
console.log(`${outcomes.reduce((sum, { passed }) => sum + passed, 0)} passed, ${failures.length} failed`);
process.exitCode = failures.length > 0 || outcomes.some(({ wasRun }) => !wasRun) ? 1 : 0;
