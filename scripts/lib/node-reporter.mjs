// Writes one line of JSON for each test that Node's runner finishes, with the command that runs this test alone.
//
// usage: node --test --test-reporter=./scripts/lib/node-reporter.mjs --test-reporter-destination=FILE …
//
// results.mjs describes a line. A `describe` has a line only if it fails by itself, for example in a hook. So does a
// file, which may end before it has reported its tests.
import { resolve } from 'node:path';
import { environmentWords, escaped, inRepository, resultLine } from './results.mjs';

/**
 * Node 22 matches the pattern against the full path of names, Node 20 against a test's own name only. On Node 20, tests
 * of a file with the same name run together.
 */
const findsByAllNames = Number(process.versions.node.split('.')[0]) >= 22;

export default async function* report(source) {
  /** From a file to its tests that have begun and not ended, outermost first. */
  const begun = new Map();
  for await (const { type, data } of source) {
    if (type === 'test:start') begin(begun, data);
    else if (type === 'test:pass' || type === 'test:fail') {
      const line = end(begun, type === 'test:pass', data);
      if (line) yield line;
    }
  }
}

function begin(begun, { file, name, nesting }) {
  const above = (begun.get(file) ?? []).slice(0, nesting);
  if (nesting > 0) above[nesting - 1].isParent = true;
  begun.set(file, [...above, { name, isParent: false }]);
}

function end(begun, hasPassed, { file, name, nesting, details, skip, todo }) {
  const isFile = nesting === 0 && resolve(name) === file;
  const tests = begun.get(file) ?? [];
  const isLeaf = !isFile && details.type !== 'suite' && !tests[nesting]?.isParent;
  const failedByItself = !hasPassed && details.error?.failureType !== 'subtestsFailed';
  if (!isLeaf && !failedByItself) return null;

  const path = isFile ? ['the whole file'] : [...tests.slice(0, nesting).map((each) => each.name), name];
  const pattern = `^${escaped(findsByAllNames ? path.join(' ') : name)}$`;
  const skipped = [skip, todo].some((why) => why !== undefined && why !== false);
  return resultLine({
    file,
    path,
    skipped,
    // A test marked as to do may fail.
    passed: hasPassed || skipped,
    ms: details.duration_ms,
    rerun: [
      ...environmentWords(),
      'node',
      '--test',
      ...(isLeaf ? [`--test-name-pattern=${pattern}`] : []),
      inRepository(file),
    ],
  });
}
