// Reads the results of a stage's tests from the files of their reporters and from the stage's exit code.
import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { commandLine } from './results.mjs';

/**
 * @param {{ name: string, command: string[], environment: object, results: string[] }} stage
 * @param {number} code  what the stage's command ended with
 * @param {string} log   what it printed
 * @returns {Promise<{ passed: number, failures: { stage: string, name: string, rerun: string }[] }>} Without results of
 *     its own, a stage counts as one test. One that fails although none of its tests did counts as one failure, and so
 *     does one whose reporters have written nothing.
 */
export async function readResults({ name, command, environment, results }, code, log) {
  const rerun = commandLine([...Object.entries(environment).map(([key, value]) => `${key}=${value}`), ...command]);
  const failure = (what) => ({ stage: name, name: what, rerun });
  if (results.length === 0)
    return code === 0 ? { passed: 1, failures: [] } : { passed: 0, failures: [failure(`exit code ${code}`)] };

  const tests = (await Promise.all(results.map(testsAt))).flat();
  tests.push(...crashesIn(log, tests));
  const failures = tests
    .filter(({ passed }) => !passed)
    .map((test) => ({ stage: name, name: test.name, rerun: test.rerun }));
  const passed = tests.length - failures.length;
  if (code !== 0 && failures.length === 0) failures.push(failure(`exit code ${code}, although no test has failed`));
  if (code === 0 && tests.length === 0) failures.push(failure('no test was run'));
  return { passed, failures };
}

async function testsAt(path) {
  const status = await stat(path).catch(() => null);
  if (status === null) return [];
  if (status.isDirectory())
    return (await Promise.all((await readdir(path)).sort().map((name) => testsAt(join(path, name))))).flat();
  return (await readFile(path, 'utf8'))
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

/** The processes that CTest reports as failed although none of their tests failed: they crashed or timed out. */
function crashesIn(log, tests) {
  const [, list = ''] = log.split('The following tests FAILED:');
  return [...list.matchAll(/^\s*\d+ - (\S+) \((.*)\)/gm)]
    .filter(([, process]) => !tests.some(({ suite, passed }) => !passed && isOf(suite, process)))
    .map(([, process, reason]) => ({
      name: `${process}: ${reason}`,
      passed: false,
      rerun: commandLine(['ctest', '--preset', 'dev', '-R', `^${process}$`]),
    }));
}

/**
 * "tests/native/cli/score.test.mjs" belongs to native/score, "build/dev/tests/twotrack_ui_tests" to twotrack_ui_tests/0.
 */
const isOf = (suite, process) =>
  suite === `tests/${process}.test.mjs` || suite.endsWith(`/${process.replace(/\/\d+$/, '')}`);
