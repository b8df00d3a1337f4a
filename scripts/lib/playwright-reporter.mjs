// Writes one line of JSON for each test that Playwright finishes, with the command that runs this test alone.
//
// usage: TWOTRACK_RESULTS=FILE npx playwright test --reporter=list,./scripts/lib/playwright-reporter.mjs …
//
// results.mjs describes a line. An error outside every test has a line of its own, for example a file that cannot be
// read or a server that does not start.
import { appendFileSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { environmentWords, escaped, inRepository, resultLine } from './results.mjs';

export default class ResultLines {
  #destination = process.env.TWOTRACK_RESULTS;
  #config;
  #tests = [];
  #written = new Set();
  /** Errors may arrive before Playwright reports its tests. */
  #errorsOutside = [];

  constructor() {
    if (!this.#destination) throw new Error('TWOTRACK_RESULTS must name the file that the results go to');
    writeFileSync(this.#destination, '');
  }

  printsToStdio() {
    return false;
  }

  onBegin(config, suite) {
    this.#config = config;
    this.#tests = suite.allTests();
  }

  onTestEnd(test, result) {
    const isRetried = test.outcome() === 'unexpected' && result.status !== 'interrupted' && result.retry < test.retries;
    if (!isRetried) this.#write(test);
  }

  onError(error) {
    this.#errorsOutside.push(error);
  }

  onEnd() {
    // An interrupted run has not reached all tests. A test that never ran has not passed.
    for (const test of this.#tests) this.#write(test);
    for (const { message, value, location } of this.#errorsOutside) {
      const [what] = stripVTControlCharacters(message ?? value ?? 'an error').split('\n');
      this.#append({
        file: location?.file ?? this.#config.configFile,
        path: [what],
        passed: false,
        skipped: false,
        ms: 0,
        rerun: this.#command([]),
      });
    }
  }

  #write(test) {
    if (this.#written.has(test)) return;
    this.#written.add(test);
    const wasTried = test.results.length > 0;
    const [, project, , ...names] = test.titlePath();
    this.#append({
      file: fileOf(test),
      path: project ? [project, ...names] : names,
      // A test that passes on a retry has passed, as in Playwright.
      passed: wasTried && test.outcome() !== 'unexpected',
      skipped: wasTried && test.outcome() === 'skipped',
      ms: test.results.reduce((sum, { duration }) => sum + duration, 0),
      rerun: this.#rerun(test, project, names),
    });
  }

  #rerun(test, project, names) {
    const { line } = test.location;
    const namesakes = this.#tests.filter(
      (other) =>
        other.location.file === test.location.file && other.location.line === line && other.titlePath()[1] === project,
    );
    // Tests declared in a loop share a line. A test declared by a helper is on no line of the file that runs it.
    const isAlone = namesakes.length === 1 && test.location.file === fileOf(test);
    const file = inRepository(fileOf(test));
    return this.#command([
      isAlone ? `${file}:${line}` : file,
      ...(isAlone ? [] : ['-g', pattern(test, names)]),
      ...(project ? ['--project', project] : []),
    ]);
  }

  #command(words) {
    const { configFile } = this.#config;
    const config = /^playwright\.config\./.test(basename(configFile)) ? dirname(configFile) : configFile;
    return [...environmentWords(), 'npx', 'playwright', 'test', '-c', inRepository(config), ...words];
  }

  #append(result) {
    appendFileSync(this.#destination, resultLine(result));
  }
}

function fileOf({ parent }) {
  for (let suite = parent; ; suite = suite.parent) if (suite.type === 'file') return suite.location.file;
}

/** A pattern for --grep, which matches all the names, each followed by its tags. */
function pattern({ tags }, names) {
  const tag = tags.length > 0 ? '( @\\S+)*' : '';
  return ` ${names.map((name) => escaped(name) + tag).join(' ')}$`;
}
