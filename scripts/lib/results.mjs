// What a test reporter writes: one line of JSON for each test.
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The file as a person names it in the repository's root. */
export const inRepository = (file) => relative(root, file);

/** The words as one command line, which a shell takes apart into the same words again. */
export const commandLine = (words) => words.map(quoted).join(' ');

function quoted(word) {
  if (/^[\w@%+=:,./-]+$/.test(word)) return word;
  // Quotes begin after the "=" of an option or a variable: that is how a person writes it.
  const [, option, value] = /^((?:--)?[\w-]+=)?(.*)$/s.exec(word);
  return `${option ?? ''}'${value.replaceAll("'", "'\\''")}'`;
}

/** What a command must find in its environment to run as the tests run here: where programs are, and how many rounds. */
export const environmentWords = () => Object.entries(process.env)
    .filter(([name]) => name.startsWith('TWOTRACK_') && !['TWOTRACK_RESULTS', 'TWOTRACK_SETUP_SECONDS', 'TWOTRACK_TEST_PORT_FOUND'].includes(name))
    .map(([name, value]) => `${name}=${value}`);

/** The text with a backslash before all that a regular expression reads as more than a letter. */
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
export const resultLine = ({ file, path, passed, skipped, ms, rerun }) => `${JSON.stringify({
  suite: inRepository(file), name: path.join(' > '), passed, skipped, seconds: Math.round(ms) / 1000, rerun: commandLine(rerun),
})}\n`;
