// What a stage's tests came to, from what their reporters have written and from how the stage ended.
import { readFile, readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { commandLine } from './results.mjs';

/**
 * @param {{ name: string, command: string[], environment: object, results: string[] }} stage
 * @param {number} code  what the stage's command ended with
 * @returns {Promise<{ passed: number, failures: { stage: string, name: string, rerun: string }[] }>} Without results of
 *     its own, a stage counts as one test. One that fails although none of its tests did counts as one failure, and so
 *     does one whose reporters have written nothing.
 */
export async function readResults({ name, command, environment, results }, code) {
  const rerun = commandLine([...Object.entries(environment).map(([key, value]) => `${key}=${value}`), ...command]);
  const failure = (what) => ({ stage: name, name: what, rerun });
  if (results.length === 0) return code === 0 ? { passed: 1, failures: [] } : { passed: 0, failures: [failure(`exit code ${code}`)] };

  const tests = (await Promise.all(results.map(testsAt))).flat();
  const failures = tests.filter(({ passed }) => !passed).map((test) => ({ stage: name, name: test.name, rerun: test.rerun }));
  const passed = tests.length - failures.length;
  if (code !== 0 && failures.length === 0) failures.push(failure(`exit code ${code}, although no test has failed`));
  if (code === 0 && tests.length === 0) failures.push(failure('no test was run'));
  return { passed, failures };
}

async function testsAt(path) {
  const status = await stat(path).catch(() => null);
  if (status === null) return [];
  if (status.isDirectory()) return (await Promise.all((await readdir(path)).sort().map((name) => testsAt(join(path, name))))).flat();
  const text = await readFile(path, 'utf8');
  if (path.endsWith('.jsonl')) return text.split('\n').filter(Boolean).map((line) => JSON.parse(line));
  if (path.endsWith('.json')) return catchTests(text, path);
  return [];
}

/** A program of Catch2 that ends before its time leaves half a file: its output says which case it was in. */
function catchTests(text, path) {
  const program = basename(path).replace(/-\d+\.json$/, '');
  const executable = `build/dev/tests/${program}`;
  let report;
  try {
    report = JSON.parse(text);
  } catch {
    return [{ name: `${program} ended before its time`, passed: false, rerun: executable }];
  }
  return report['test-run']['test-cases'].map(({ 'test-info': { name }, totals }) => ({
    name, passed: totals['test-cases'].failed === 0,
    // Catch2 takes a comma, a bracket, a backslash or a star for more than itself.
    rerun: commandLine([executable, name.replaceAll(/[\\,[\]*]/g, '\\$&')]),
  }));
}
