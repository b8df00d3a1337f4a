// `twotrack check` from outside: its findings, its output formats and its exit codes.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { after, describe, test } from 'node:test';
import { Scratch, assessment, careerTrack, german, runTwotrack, twotrack } from '../support/programs.mjs';

const scratch = new Scratch();
after(() => scratch.remove());

const run = (...args) => runTwotrack(args);
const check = (...args) => run('check', ...args);
const linesOf = ({ stdout }) => stdout.trimEnd().split('\n');

const outcomeKeys = Object.keys(assessment.outcomes);

const faulty = scratch.alteredAssessment('faulty.json', (it) => {
  it.items[3].scale = 'patience';
  it.items[5].parameters.thresholds = [1, 0, 2, 3];
});
const doubtful = scratch.alteredAssessment('doubtful.json', (it) => {
  it.items[2].text = it.items[0].text;
  it.decision.call = it.decision.clear;
});
/** The number of the last line of a file that contains a text. */
const lineOf = (file, text) =>
  1 +
  readFileSync(file, 'utf8')
    .split('\n')
    .findLastIndex((line) => line.includes(text));

/** The outcome that answers score to, as the key of its text in the report. */
function outcomeOf(file, answers) {
  const { status, stdout, stderr } = run('report', file, scratch.file('witness.json', { answers }), '--format', 'json');
  assert.equal(status, 0, stderr);
  const { outcome, certainty } = JSON.parse(stdout);
  if (!['technical', 'management'].includes(outcome)) return outcome;
  return `${outcome}_${certainty === 'very_likely' ? 'clear' : 'lean'}`;
}

describe('twotrack check', () => {
  test("takes a translation for one in the shell's own order, too", () => {
    assert.deepEqual(check(german, careerTrack), { status: 0, stdout: '', stderr: '' });
  });

  test('finds nothing in the shipped assessment and says nothing', () => {
    assert.deepEqual(check(careerTrack), { status: 0, stdout: '', stderr: '' });
    assert.deepEqual(check('--format', 'github', careerTrack), { status: 0, stdout: '', stderr: '' });
  });

  test('finds nothing in the German translation, given after its original', () => {
    assert.deepEqual(check(careerTrack, german), { status: 0, stdout: '', stderr: '' });
  });

  test('finds what a translation changed, left as it was or left out', () => {
    const altered = scratch.file(
      'altered.de.json',
      readFileSync(german, 'utf8')
        .replace('"discrimination": 1.2', '"discrimination": 1.3')
        .replace('Was dich zieht', 'What pulls you')
        .replace('"start": "Beginnen",', ''),
    );
    const result = check(careerTrack, altered);
    assert.equal(result.status, 1);
    for (const rule of ['translation-differs', 'untranslated', 'missing-word'])
      assert.ok(
        linesOf(result).some((line) => line.endsWith(`[${rule}]`)),
        `${rule}: ${result.stdout}`,
      );
    assert.doesNotMatch(check(altered).stdout, /translation-differs|untranslated|missing-word/);
  });

  test('writes every error of a file on a line with its place, in the order of the file', () => {
    const result = check(faulty);
    assert.equal(result.status, 1);
    assert.equal(result.stderr, '');
    const lines = linesOf(result);
    assert.ok(lines.length >= 2, result.stdout);
    for (const line of lines) assert.match(line, /^\S+faulty\.json:\d+:\d+: error: .+\. \[[a-z-]+\]$/);
    assert.match(
      lines[0],
      new RegExp(`:${lineOf(faulty, 'patience')}:\\d+: error: .+"patience".+\\[unknown-scale\\]$`),
    );
    assert.ok(
      lines.some((line) => line.endsWith('[thresholds]')),
      result.stdout,
    );
  });

  test('writes warnings about a valid file, with their places', () => {
    const result = check(doubtful);
    assert.equal(result.status, 1);
    assert.equal(result.stderr, '');
    const [duplicate, ...unreachable] = linesOf(result);
    assert.match(
      duplicate,
      new RegExp(`:${lineOf(doubtful, assessment.items[0].text)}:\\d+: warning: .+"t1".+ \\[duplicate-text\\]$`),
    );
    assert.equal(unreachable.length, 2);
    const decision = lineOf(doubtful, '"decision": {');
    for (const line of unreachable)
      assert.match(line, new RegExp(`:${decision}:15: warning: .+_lean.+ \\[unreachable-outcome\\]$`));
  });

  test('warns of a short form out of balance, at its place', () => {
    const scaleOf = Object.fromEntries(assessment.items.map((item) => [item.id, item]));
    const file = scratch.alteredAssessment('short.json', (it) => {
      it.short_form = it.short_form.filter((id) => scaleOf[id]?.scale !== 'people' || scaleOf[id].keyed === '+');
    });
    const result = check(file);
    assert.equal(result.status, 1);
    const line = lineOf(file, '"short_form": [');
    const rules = linesOf(result).map(
      (text) => text.match(new RegExp(`short\\.json:${line}:17: warning: .+ \\[([a-z-]+)\\]$`))?.[1],
    );
    assert.deepEqual(rules, ['unbalanced-keys', 'unequal-length', 'unequal-information'], result.stdout);
  });

  test('checks all files, also where one cannot be read', () => {
    const { status, stdout, stderr } = check(careerTrack, faulty, '/nowhere/a.json', doubtful);
    assert.equal(status, 2);
    assert.equal(stderr, '/nowhere/a.json: error: No such file or directory\n');
    assert.equal(stdout, check(faulty).stdout + check(doubtful).stdout);
  });

  test('says what is wrong with a file that is no assessment at all', () => {
    for (const content of ['', '{', '[]', '{}', Buffer.from([0, 255])]) {
      const { status, stdout, stderr } = check(scratch.file('no.json', content));
      assert.equal(status, 1);
      assert.equal(stderr, '');
      assert.match(stdout, /^(.+no\.json:\d+:\d+: error: .+\n)+$/);
    }
  });

  test('--format github writes the commands that annotate files', () => {
    const named = scratch.file('50%,a:b.json', readFileSync(doubtful, 'utf8'));
    const result = check('--format', 'github', faulty, named);
    assert.equal(result.status, 1);
    const lines = linesOf(result);
    const line = lineOf(faulty, 'patience');
    assert.match(
      lines[0],
      new RegExp(`^::error file=\\S+faulty\\.json,line=${line},col=\\d+::.+ \\[unknown-scale\\]$`),
    );
    assert.match(lines.at(-1), /^::warning file=\S+50%25%2Ca%3Ab\.json,line=\d+,col=15::.+ \[unreachable-outcome\]$/);
    assert.equal(lines.length, linesOf(check(faulty, named)).length);
  });

  test('a file that would steer the terminal does not', () => {
    const file = scratch.alteredAssessment('escape.json', (it) => (it.items[0].scale = '\u001b[2J\n::error::\u009b'));
    for (const format of ['text', 'github']) {
      const result = check('--format', format, file);
      assert.doesNotMatch(result.stdout, /[\x00-\x09\x0b-\x1f\x7f-\x9f]/);
      for (const line of linesOf(result)) assert.match(line, /^(::error file=|\/)/);
    }
  });
});

describe('twotrack check --format json', () => {
  test('has the findings of each file, the same as the text', () => {
    const { status, stdout } = check('--format', 'json', faulty, doubtful, '/nowhere/a.json');
    assert.equal(status, 2);
    assert.match(stdout, /^\{.*\}\n$/);
    const { files } = JSON.parse(stdout);
    assert.deepEqual(
      files.map(({ file }) => file),
      [faulty, doubtful, '/nowhere/a.json'],
    );
    assert.deepEqual(files[2], { file: '/nowhere/a.json', unreadable: 'No such file or directory', findings: [] });
    assert.equal(files[0].witnesses, undefined);
    assert.equal(files[1].findings[0].pointer, '/items/2/text');
    const asText = files.flatMap(({ file, findings }) =>
      findings.map((it) => `${file}:${it.line}:${it.column}: ${it.severity}: ${it.sentence} [${it.rule}]\n`),
    );
    assert.equal(asText.join(''), check(faulty, doubtful).stdout);
  });

  test('has answers that score to each outcome, and null for one that no answers reach', () => {
    for (const [file, unreachable] of [
      [careerTrack, []],
      [doubtful, ['technical_lean', 'management_lean']],
    ]) {
      const [{ witnesses }] = JSON.parse(check('--format', 'json', file).stdout).files;
      assert.deepEqual(Object.keys(witnesses), outcomeKeys);
      assert.deepEqual(
        outcomeKeys.filter((key) => witnesses[key] === null),
        unreachable,
      );
      for (const [outcome, answers] of Object.entries(witnesses))
        if (answers) assert.equal(outcomeOf(file, answers), outcome);
    }
  });
});

test('twotrack check --witnesses writes choices, ranks and texts that lead to statements as answers are read', () => {
  const options = (...ids) => ids.map((id) => ({ id, label: `Option ${id}` }));
  const asking = scratch.alteredAssessment('asking.json', (it) => {
    const about = { section: 'about', text: 'A question?' };
    it.sections.unshift({ id: 'about', name: 'About you' });
    it.items.unshift(
      {
        id: 'tools',
        kind: 'multiple-choice',
        ...about,
        options: options('pen', 'shell'),
        apart: { id: 'no-tool', label: 'None' },
      },
      { id: 'values', kind: 'ranking', ...about, options: options('depth', 'pace', 'pay') },
      { id: 'why', kind: 'short-text', ...about },
    );
    for (const each of it.items)
      if (each.scale) each.when = { answers: { tools: 'shell', values: 'pace' }, none: [{ answers: { why: null } }] };
  });
  const witnesses = linesOf(check('--witnesses', asking))
    .map((line) => line.match(/: ([a-z_]+): (\{.*\})$/))
    .filter(Boolean);
  assert.deepEqual(
    witnesses.map(([, outcome]) => outcome),
    outcomeKeys,
  );
  for (const [, outcome, text] of witnesses) {
    const answers = JSON.parse(text);
    assert.equal(outcomeOf(asking, answers), outcome);
    if (outcome === 'not_enough_evidence') continue;
    assert.ok(answers.tools.includes(1) && answers.values[0] === 1 && answers.why.length > 0, text);
  }
});

test('twotrack check --witnesses writes a line of answers for each outcome that is reached', () => {
  const result = check('--witnesses', careerTrack);
  assert.equal(result.status, 0);
  const lines = linesOf(result).map((line) => line.match(/^(.+): ([a-z_]+): (\{.*\})$/));
  assert.deepEqual(
    lines.map(([, file, outcome]) => [file, outcome]),
    outcomeKeys.map((key) => [careerTrack, key]),
  );
  for (const [, , outcome, answers] of lines) assert.equal(outcomeOf(careerTrack, JSON.parse(answers)), outcome);
  assert.equal(linesOf(check('--witnesses', doubtful)).length, 3 + 6);
});

test('twotrack check explains itself and refuses a wrong command line', () => {
  const help = check('--help');
  assert.equal(help.status, 0);
  assert.match(help.stdout, /Example:\n  twotrack check assessments\/career-track\.json\n/);
  assert.match(help.stdout, /Exit codes: 0 clean, 1 .+, 2 /);
  for (const args of [[], [careerTrack, '--format', 'xml'], [careerTrack, '--frobnicate']]) {
    const { status, stdout, stderr } = check(...args);
    assert.equal(status, 2, `${args}`);
    assert.equal(stdout, '', `${args}`);
    assert.match(stderr, /^twotrack: error: .+\nTry: twotrack --help\n$/, `${args}`);
  }
});

test('twotrack check says where its output cannot be written', () => {
  const script = '"$1" check "$2" > /dev/full; echo "exit $?"';
  const { stdout, stderr } = spawnSync('bash', ['-c', script, 'bash', twotrack, doubtful], { encoding: 'utf8' });
  assert.equal(stdout, 'exit 1\n');
  assert.equal(stderr, '<stdout>: error: No space left on device\n');
});
