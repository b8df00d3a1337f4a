// The shell commands of docs/recipes.md: each runs in bash as written, in the document's order, and does what the
// document promises. tests/web/embedding/snippets.spec.ts tests what runs in a browser.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { Scratch, assessment, careerTrack, patience_ms, runTwotrack, twotrack } from '../support/programs.mjs';

const recipes = readFileSync(new URL('../../../docs/recipes.md', import.meta.url), 'utf8');
const commands = [...recipes.matchAll(/^```sh\n([^]*?)^```$/gm)].map(([, content]) => content);

const scratch = new Scratch();
after(() => scratch.remove());
symlinkSync(dirname(careerTrack), join(scratch.folder, 'assessments'));

const read = (name) => readFileSync(join(scratch.folder, name), 'utf8');

/** Runs a command of the document. Small blocks, so there are many of them. */
function run(command, block = '20k') {
  const { status, stderr } = spawnSync(
    'bash',
    ['-euo', 'pipefail', '-c', command.replace('--block 5M', `--block ${block}`)],
    {
      cwd: scratch.folder,
      encoding: 'utf8',
      timeout: patience_ms,
      env: { ...process.env, PATH: `${dirname(twotrack)}:${process.env.PATH}` },
    },
  );
  assert.equal(status, 0, `${command}\n${stderr}`);
  return stderr;
}

const statements = assessment.items.filter(({ kind }) => kind === 'likert').map(({ id }) => id);
/** Always the same answers; one in twenty is missing. */
function answersOf(person) {
  return statements.map((id, index) => {
    const mixed = Math.imul(person * 64 + index + 1, 0x9e3779b1) >>> 8;
    return [id, mixed % 20 === 0 ? null : mixed % 5];
  });
}
const people = Array.from({ length: 3000 }, (_, index) => index);

/** The command in the document that contains these words. */
function commandWith(...words) {
  const found = commands.filter((command) => words.every((word) => command.includes(word)));
  assert.equal(found.length, 1, words.join(' '));
  return found[0];
}

const tests = new Map(
  [
    [
      commandWith('twotrack report'),
      'a server scores a result again and comes to the same, and a changed result is put right',
      (command) => {
        const sheet = { answers: Object.fromEntries(answersOf(7)) };
        scratch.file('sheet.json', sheet);
        const honest = runTwotrack([
          'report',
          '--format',
          'json',
          careerTrack,
          join(scratch.folder, 'sheet.json'),
        ]).stdout;
        scratch.file('result.json', { ...JSON.parse(honest), outcome: 'management', p_lean: 1, scales: [] });
        run(command);
        assert.equal(read('checked.json'), honest);
        scratch.file('result.json', { answers: { t1: 99, '<script>': 1 } });
        const { status } = spawnSync('bash', ['-c', command], {
          cwd: scratch.folder,
          env: { ...process.env, PATH: `${dirname(twotrack)}:${process.env.PATH}` },
        });
        assert.equal(status, 2);
      },
    ],
    [
      commandWith('twotrack score', 'responses.csv > scores.csv'),
      'one run scores a stream',
      (command) => {
        scratch.file(
          'responses.csv',
          [
            ['id', ...statements],
            ...people.map((person) => [`p${person}`, ...answersOf(person).map(([, answer]) => answer ?? '')]),
          ]
            .map((row) => `${row}\n`)
            .join(''),
        );
        run(command);
        assert.equal(read('scores.csv').split('\n').length, people.length + 2);
      },
    ],
    [
      commandWith('parallel', 'responses.csv'),
      'GNU parallel writes the bytes of a single run, of CSV',
      (command) => {
        const single = read('scores.csv');
        const blocks = run(command).match(/not in the header/g).length;
        assert.ok(blocks > 5, `${blocks} blocks`);
        assert.equal(read('scores.csv'), single);
      },
    ],
    [
      commandWith('parallel', 'responses.jsonl'),
      'GNU parallel writes the bytes of a single run, of JSON Lines',
      (command) => {
        const single = read('scores.csv');
        scratch.file(
          'responses.jsonl',
          people
            .map(
              (person) => `${JSON.stringify({ id: `p${person}`, answers: Object.fromEntries(answersOf(person)) })}\n`,
            )
            .join(''),
        );
        assert.equal(runTwotrack(['score', careerTrack, join(scratch.folder, 'responses.jsonl')]).stdout, single);
        run(command);
        assert.equal(read('scores.csv'), single);
      },
    ],
  ].map(([command, name, body]) => [command, { name, body }]),
);

test('every command of the recipes has a test', () => {
  assert.deepEqual([...tests.keys()], commands);
});

for (const [command, { name, body }] of tests) test(name, () => body(command));

test("what a block begins with is left out by the recipes' filter, and nothing else", () => {
  const [header] = runTwotrack(['score', careerTrack], 'id,t1\n').stdout.split('\n');
  const filters = [...recipes.matchAll(/!\/\^([^/]+)\//g)].map(([, prefix]) => prefix);
  assert.ok(filters.length >= 2);
  for (const prefix of filters) assert.ok(header.startsWith(prefix), prefix);
});
