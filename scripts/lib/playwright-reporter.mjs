// Writes one line of JSON for each test that Playwright finishes, with the command that runs this test alone.
//
// usage: TWOTRACK_RESULTS=FILE npx playwright test --reporter=list,./scripts/lib/playwright-reporter.mjs …
//
// results.mjs says what is in a line. What fails outside of every test, as a file that cannot be read or a server that
// does not start, has a line of its own.
import { appendFileSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { environmentWords, escaped, inRepository, resultLine } from './results.mjs';

export default class ResultLines {
  #destination = process.env.TWOTRACK_RESULTS;
  #config;
  #tests = [];
  #written = new Set();
  /** They may come before Playwright says what its tests are. */
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
    // A run that is broken off has not come to all of its tests. What nobody has tried has not passed.
    for (const test of this.#tests) this.#write(test);
    for (const { message, value, location } of this.#errorsOutside) {
      const [what] = stripVTControlCharacters(message ?? value ?? 'an error').split('\n');
      this.#append({ file: location?.file ?? this.#config.configFile, path: [what], passed: false, skipped: false, ms: 0, rerun: this.#command([]) });
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
      // A test that passes when it is tried again has passed, as it has for Playwright.
      passed: wasTried && test.outcome() !== 'unexpected',
      skipped: wasTried && test.outcome() === 'skipped',
      ms: test.results.reduce((sum, { duration }) => sum + duration, 0),
      rerun: this.#rerun(test, project, names),
    });
  }

  #rerun(test, project, names) {
    const { line } = test.location;
    const namesakes = this.#tests.filter((other) => other.location.file === test.location.file && other.location.line === line && other.titlePath()[1] === project);
    // Tests that a loop declares share a line. One that a helper declares is on no line of the file that runs it.
    const isAlone = namesakes.length === 1 && test.location.file === fileOf(test);
    const file = inRepository(fileOf(test));
    return this.#command([isAlone ? `${file}:${line}` : file, ...(isAlone ? [] : ['-g', pattern(test, names)]), ...(project ? ['--project', project] : [])]);
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

/** For --grep, which looks at all the names, each with its tags behind it. */
function pattern({ tags }, names) {
  const tag = tags.length > 0 ? '( @\\S+)*' : '';
  return ` ${names.map((name) => escaped(name) + tag).join(' ')}$`;
}
