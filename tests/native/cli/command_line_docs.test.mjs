// Runs every example in docs/command-line.md and compares the output with the text below it. To write the current
// output into the document: TWOTRACK_RECORD=1 node --test tests/native/cli/command_line_docs.test.mjs
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, describe, test } from 'node:test';
import { Scratch, careerTrack, patience_ms, twotrack } from '../support/programs.mjs';

const documentFile = new URL('../../../docs/command-line.md', import.meta.url);
const howToRecord = 'If that is meant: TWOTRACK_RECORD=1 node --test tests/native/cli/command_line_docs.test.mjs';

const scratch = new Scratch();
after(() => scratch.remove());
symlinkSync(dirname(careerTrack), join(scratch.folder, 'assessments'));

/** What a terminal would show for a command. */
function shown(command) {
  const { status, signal, stdout } = spawnSync('bash', ['-c', `exec 2>&1\n${command}`], {
    cwd: scratch.folder,
    encoding: 'utf8',
    timeout: patience_ms,
    env: { ...process.env, PATH: `${dirname(twotrack)}:${process.env.PATH}` },
  });
  assert.equal(signal, null, command);
  assert.notEqual(status, 127, `${command}: ${stdout}`);
  return stdout;
}

/** A block of commands, each after "$ ", with their current output. */
const current = (block) =>
  block
    .split('\n')
    .filter((line) => line.startsWith('$ '))
    .map((line) => `${line}\n${shown(line.slice(2))}`)
    .join('');

let document = readFileSync(documentFile, 'utf8');
for (const [, name, content] of document.matchAll(/^`([^`\n]+)`[^`\n]*:\n\n```\w+\n(.*?)^```$/gms))
  scratch.file(name, content);

const consoleBlock = /^```console\n(.*?)^```$/gms;
if (process.env.TWOTRACK_RECORD) {
  document = document.replace(consoleBlock, (_, block) => `\`\`\`console\n${current(block)}\`\`\``);
  writeFileSync(documentFile, document);
}
const blocks = [...document.matchAll(consoleBlock)].map(([, block]) => block);
const commands = blocks.flatMap((block) =>
  block
    .split('\n')
    .filter((line) => line.startsWith('$ '))
    .map((line) => line.slice(2)),
);

describe('docs/command-line.md', () => {
  test('has the help of the program and of every command', () => {
    const [, list] = shown('twotrack --help').match(/^Subcommands:\n((?:  .*\n)+)/m);
    const names = list.match(/^  [a-z]+/gm).map((name) => name.trim());
    assert.ok(names.length >= 6, list);
    for (const help of ['twotrack --help', ...names.map((name) => `twotrack ${name} --help`)])
      assert.ok(commands.includes(help), `There is no "${help}" in the document.`);
    for (const name of names) {
      assert.match(document, new RegExp(`^## ${name}$`, 'm'));
      assert.ok(
        commands.some((command) => command.includes(`twotrack ${name} `) && !command.endsWith('--help')),
        `There is no example of ${name}.`,
      );
    }
  });

  for (const block of blocks) {
    test(`shows what this prints: ${block.split('\n')[0].slice(2)}`, () => {
      assert.equal(block, current(block), howToRecord);
    });
  }

  test('links to what is there', () => {
    const headings = (text) =>
      [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading.toLowerCase().replaceAll(' ', '-'));
    for (const [, file, anchor] of document.matchAll(/\]\(([^)#]*)#?([^)]*)\)/g)) {
      const text = file ? readFileSync(fileURLToPath(new URL(file, documentFile)), 'utf8') : document;
      if (anchor) assert.ok(headings(text).includes(anchor), `${file}#${anchor}`);
    }
  });
});
