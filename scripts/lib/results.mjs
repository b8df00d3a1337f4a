// The output of a test reporter: one line of JSON for each test.
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** A file's path relative to the repository's root, as a person writes it. */
export const inRepository = (file) => relative(root, file);

/** The words as one command line. A shell splits it into the same words again. */
export const commandLine = (words) => words.map(quoted).join(' ');

function quoted(word) {
  if (/^[\w@%+=:,./-]+$/.test(word)) return word;
  // Quotes begin after the "=" of an option or a variable, as a person would write them.
  const [, option, value] = /^((?:--)?[\w-]+=)?(.*)$/s.exec(word);
  return `${option ?? ''}'${value.replaceAll("'", "'\\''")}'`;
}

/**
 * The environment that a command needs to run as the tests run here: the paths of programs and the number of rounds.
 */
export const environmentWords = () =>
  Object.entries(process.env)
    .filter(
      ([name]) =>
        name.startsWith('TWOTRACK_') &&
        !['TWOTRACK_RESULTS', 'TWOTRACK_SETUP_SECONDS', 'TWOTRACK_TEST_PORT_FOUND'].includes(name),
    )
    .map(([name, value]) => `${name}=${value}`);

/** The text with a backslash before each character that is special in a regular expression. */
export const escaped = (text) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/**
 * @param {object} test
 * @param {string} test.file       absolute
 * @param {string[]} test.path     the names of the test's parents, outermost first, and its own
 * @param {boolean} test.passed    it did not make the run fail: a skipped test has passed, too
 * @param {boolean} test.skipped
 * @param {number} test.ms         with all its retries
 * @param {string[]} test.rerun    the words of a command, in the repository's root
 */
export const resultLine = ({ file, path, passed, skipped, ms, rerun }) =>
  `${JSON.stringify({
    suite: inRepository(file),
    name: path.join(' > '),
    passed,
    skipped,
    seconds: Math.round(ms) / 1000,
    rerun: commandLine(rerun),
  })}\n`;
