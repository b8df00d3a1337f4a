// The command line from outside: its output, where the output goes, and its exit codes.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Scratch, assessment, careerTrack, patience_ms, runTwotrack, twotrack } from '../support/programs.mjs';

const archetypes = new URL('../../golden/reports/', import.meta.url);
const scratch = new Scratch();
after(() => scratch.remove());

const run = runTwotrack;
function shell(script, ...args) {
  return spawnSync('bash', ['-c', script, 'bash', twotrack, ...args], { encoding: 'utf8', timeout: patience_ms });
}
const report = (answers, ...more) => run(['report', careerTrack, answers, ...more]);
const statements = assessment.items.filter((item) => item.scale);
const itemIds = statements.map((item) => item.id);

/** Answers that agree with every technical item and disagree with every other item, whatever their keys. */
const technicalAnswers = Object.fromEntries(
  statements.map(({ id, scale, keyed }) => [id, (scale === 'technical') === (keyed === '+') ? 4 : 0]),
);
const answersFile = scratch.file('answers.json', { answers: technicalAnswers });

/** Bad input exits with 2, reports whole lines in the usual form on standard error, and writes nothing else. */
function assertRefused({ status, stdout, stderr }, ...lines) {
  assert.equal(stdout, '');
  for (const line of lines) assert.match(stderr, line);
  assert.match(stderr, /^(.+: error: .+\n)+$/);
  assert.equal(status, 2);
}

/**
 * In Python, whose pipes are not sockets: writes zeros to a program, and prints how many bytes it took before it ended.
 */
const countTaken = `
import os, subprocess, sys
program = subprocess.Popen(sys.argv[1:], stdin=subprocess.PIPE, stderr=subprocess.DEVNULL)
taken = 0
try:
    while taken < 100_000_000: taken += os.write(program.stdin.fileno(), bytes(65536))
except BrokenPipeError: pass
print(taken)
`;

describe('twotrack report', () => {
  test('writes the report as text, with the headline of its outcome', () => {
    const { status, stdout, stderr } = report(answersFile);
    assert.equal(status, 0);
    assert.equal(stderr, '');
    assert.ok(stdout.replace(/\s+/g, ' ').includes(assessment.outcomes.technical_clear.headline), stdout);
    assert.ok(stdout.replace(/\s+/g, ' ').includes(assessment.report.limits), stdout);
  });

  test('wraps the text at 80 columns and writes no escape codes where there is no terminal', () => {
    const { stdout } = report(answersFile);
    for (const line of stdout.split('\n')) assert.ok([...line].length <= 80, line);
    assert.doesNotMatch(stdout, /[\x00-\x09\x0b-\x1f\x7f]/);
    assert.ok(stdout.endsWith('\n'));
  });

  test("wraps the text at the terminal's width", (t) => {
    const { status, stdout } = shell(
      'script -qec "stty cols 40; \\"$1\\" report \\"$2\\" \\"$3\\"" /dev/null',
      careerTrack,
      answersFile,
    );
    if (status === 127) return t.skip('script is not installed');
    const widest = Math.max(...stdout.split(/\r?\n/).map((line) => [...line].length));
    assert.ok(widest <= 40 && widest > 30, `the widest line has ${widest} columns`);
  });

  test('writes the result as one line of JSON, with the answers', () => {
    const { status, stdout } = report(answersFile, '--format', 'json');
    assert.equal(status, 0);
    assert.match(stdout, /^\{.*\}\n$/);
    const result = JSON.parse(stdout);
    assert.equal(result.assessment.id, assessment.id);
    assert.equal(result.outcome, 'technical');
    assert.equal(result.certainty, 'very_likely');
    assert.ok(result.p_lean < 0.05);
    const given = Object.entries(result.answers).filter(([, answer]) => answer !== null);
    assert.deepEqual(Object.fromEntries(given), technicalAnswers);
    assert.deepEqual(
      result.scales.map((scale) => scale.answered),
      [10, 10],
    );
  });

  test('gives the same bytes when its result is read as answers', () => {
    const first = report(answersFile, '--format', 'json').stdout;
    const second = report(scratch.file('result.json', first), '--format', 'json').stdout;
    assert.equal(second, first);
  });

  test('gives the same bytes for a result with answers left out', () => {
    const answers = { answers: { ...technicalAnswers, [itemIds[0]]: null, [itemIds[7]]: null } };
    const first = report(scratch.file('some.json', answers), '--format', 'json').stdout;
    assert.equal(JSON.parse(first).answers[itemIds[7]], null);
    const second = report(scratch.file('some-result.json', first), '--format', 'json').stdout;
    assert.equal(second, first);
  });

  test("counts of a result from the short form the short form's items alone as asked, and gives the same bytes again", () => {
    const shortForm = new Set(assessment.short_form);
    const answers = Object.fromEntries(
      itemIds.filter((id) => shortForm.has(id)).map((id) => [id, technicalAnswers[id]]),
    );
    delete answers[Object.keys(answers)[0]];
    const first = report(scratch.file('short.json', { form: 'short', answers }), '--format', 'json').stdout;
    const result = JSON.parse(first);
    assert.equal(result.form, 'short');
    assert.deepEqual(
      result.scales.map((scale) => scale.presented),
      [8, 8],
    );
    assert.equal(result.outcome, 'technical');
    assert.equal(report(scratch.file('short-result.json', first), '--format', 'json').stdout, first);
    const asFull = JSON.parse(report(scratch.file('full.json', { answers }), '--format', 'json').stdout);
    assert.equal(asFull.form, 'full');
    assert.deepEqual(
      asFull.scales.map((scale) => scale.presented),
      [10, 10],
    );
    assert.notEqual(
      report(scratch.file('s.json', { form: 'short', answers })).stdout,
      report(scratch.file('f.json', { answers })).stdout,
    );
  });

  test('reads the answers from standard input with -', () => {
    const fromFile = report(answersFile, '--format', 'json');
    const fromInput = run(['report', careerTrack, '-', '--format=json'], readFileSync(answersFile, 'utf8'));
    assert.deepEqual(fromInput, fromFile);
  });

  test('writes the reports that are recorded for the archetypes', () => {
    const plain = readdirSync(archetypes).filter(
      (name) =>
        name.endsWith('.json') && !('format_version' in JSON.parse(readFileSync(new URL(name, archetypes), 'utf8'))),
    );
    assert.ok(plain.length > 20);
    for (const name of plain) {
      const { stdout } = report(fileURLToPath(new URL(name, archetypes)));
      assert.equal(stdout, readFileSync(new URL(name.replace(/json$/, 'txt'), archetypes), 'utf8'), name);
    }
  });

  test('takes the option before the files too', () => {
    assert.deepEqual(
      run(['report', '--format', 'json', careerTrack, answersFile]),
      report(answersFile, '--format', 'json'),
    );
  });

  test('reports a lack of evidence when there are no answers', () => {
    const { status, stdout } = report(scratch.file('none.json', { answers: {} }));
    assert.equal(status, 0);
    assert.ok(stdout.replace(/\s+/g, ' ').includes(assessment.outcomes.not_enough_evidence.headline));
  });
});

describe('twotrack report refuses', () => {
  test('answers that are no JSON, at their place', () => {
    const file = scratch.file('no.json', '{\n  nonsense');
    assertRefused(report(file), /no\.json:2:3: error: .+ \[syntax\]\n/);
  });

  test('answers of the wrong type', () => {
    assertRefused(
      report(scratch.file('array.json', '[]')),
      /array\.json:1:1: error: This must be an object.+ \[wrong-type\]/,
    );
    assertRefused(
      report(scratch.file('string.json', '{\n"answers": "4"}')),
      /string\.json:2:12: error: .+ \[wrong-type\]/,
    );
  });

  test('answers to items that are not there, and categories that are not there, all of them', () => {
    const file = scratch.file(
      'wrong.json',
      '{"answers": {\n"zz": 1,\n"t1": 5,\n"m3": -1,\n"t8": 1.5,\n"m2": "1",\n"t9": 4}}',
    );
    const result = report(file);
    assertRefused(
      result,
      /wrong\.json:2:\d+: .+"zz".+ \[unknown-item\]/,
      /wrong\.json:3:7: .+"t1".+0 to 4.+ \[category\]/,
    );
    assert.deepEqual(
      result.stderr.match(/wrong\.json:\d/g).map((place) => +place.at(-1)),
      [2, 3, 4, 5, 6],
    );
  });

  test('a form that there is not', () => {
    assertRefused(
      report(scratch.file('form.json', '{"form": "long",\n"answers": {}}')),
      /form\.json:1:10: error: .+"full" or "short".+ \[form\]/,
    );
  });

  test('answers to another assessment', () => {
    const file = scratch.file('other.json', { assessment: { id: 'other' }, answers: {} });
    assertRefused(report(file), /other\.json:\d+:\d+: error: .+ \[other-assessment\]/);
  });

  test('answers from standard input, by that name', () => {
    assertRefused(run(['report', careerTrack, '-'], '{'), /^<stdin>:1:\d+: error: /);
    assertRefused(run(['report', careerTrack, '-']), /^<stdin>:1:1: error: /);
  });

  test('a pipe that no program writes into, at once; one that a program writes into is read to its end', () => {
    const pipe = join(scratch.folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    for (const args of [
      ['check', pipe],
      ['report', pipe, answersFile],
      ['report', careerTrack, pipe],
    ])
      assertRefusedPipe(run(args));
    const { status, stdout } = shell('"$1" report <(cat "$2") <(sleep 0.1; cat "$3")', careerTrack, answersFile);
    assert.equal(status, 0);
    assert.equal(stdout, report(answersFile).stdout);
  });
  function assertRefusedPipe({ status, stderr }) {
    assert.match(stderr, /pipe: error: The pipe is empty, and no program writes into it\n$/);
    assert.equal(status, 2);
  }

  test('an assessment with an unknown scale, at its place', () => {
    const file = scratch.alteredAssessment('scale.json', (it) => (it.items[3].scale = 'patience'));
    const line =
      readFileSync(file, 'utf8')
        .split('\n')
        .findIndex((text) => text.includes('patience')) + 1;
    assertRefused(
      run(['report', file, answersFile]),
      new RegExp(`scale\\.json:${line}:\\d+: error: .+"patience".+ \\[unknown-scale\\]`),
    );
  });

  test('an assessment with many mistakes, naming each in the order of the file', () => {
    const file = scratch.alteredAssessment('many.json', (it) => {
      it.title = 7;
      it.items[0].keyed = '~';
      it.items[5].parameters.thresholds = [1, 0, 2, 3];
      it.itmes = [];
    });
    const { status, stderr } = run(['report', file, answersFile]);
    assert.equal(status, 2);
    const lines = stderr
      .trim()
      .split('\n')
      .map((line) => +line.match(/many\.json:(\d+):/)[1]);
    assert.equal(lines.length, 4);
    assert.deepEqual(
      lines,
      [...lines].sort((a, b) => a - b),
    );
  });

  test('an assessment that is an answers file', () => {
    assertRefused(run(['report', answersFile, answersFile]), /answers\.json:\d+:\d+: error: /);
  });

  test('files that are missing, folders, and files that may not be read, without a place', () => {
    assertRefused(report('/nowhere/answers.json'), /^\/nowhere\/answers\.json: error: No such file or directory\n$/);
    assertRefused(
      run(['report', '/nowhere/a.json', answersFile]),
      /^\/nowhere\/a\.json: error: No such file or directory\n$/,
    );
    assertRefused(report(scratch.folder), /: error: Is a directory\n$/);
    assertRefused(run(['report', scratch.folder, answersFile]), /: error: Is a directory\n$/);
    assertRefused(report(''), /^"": error: No such file or directory\n$/);
  });

  test('a file of 100 MB and an endless one, after the first megabytes of it', () => {
    assertRefused(report(scratch.sparseFile('huge.json', 100e6)), /huge\.json:1:1: error: .+ \[too-large\]/);
    assertRefused(report('/dev/zero'), /^\/dev\/zero:1:1: error: .+ \[too-large\]/);
    assertRefused(run(['report', '/dev/zero', answersFile]), /^\/dev\/zero:1:1: error: .+ \[too-large\]/);
    // More than the pipe and the program's buffer hold, and far less than the whole stream.
    const taken = +shell('python3 -c "$3" "$1" report "$2" /dev/stdin', careerTrack, countTaken).stdout;
    assert.ok(taken > 1 << 20 && taken < 16 << 20, `${taken} bytes`);
  });

  test('a file that is nested a million deep', () => {
    assertRefused(report(scratch.file('deep.json', '['.repeat(1_000_000))), /deep\.json:1:\d+: error: .+ \[too-deep\]/);
    assertRefused(report(scratch.file('deeper.json', '{"answers":'.repeat(90_000))), /\[too-deep\]/);
  });

  test('what is no text', () => {
    assertRefused(report(scratch.file('binary.json', Buffer.from([0, 1, 2, 255]))), /binary\.json:1:1: error: /);
    assertRefused(
      report(scratch.file('latin.json', Buffer.from('{"answers": {"\xe9": 1}}', 'latin1'))),
      /latin\.json:1:\d+: error: .+ \[not-utf-8\]/,
    );
    assertRefused(report('/dev/null'), /^\/dev\/null:1:1: error: /);
  });

  test('a key that would steer the terminal, without letting it', () => {
    const { status, stderr } = report(scratch.file('escape.json', '{"answers": {"\\u001b[2J\\n\\u009b": 1}}'));
    assert.equal(status, 2);
    assert.doesNotMatch(stderr, /[\x00-\x09\x0b-\x1f\x7f-\x9f]/);
    assert.equal(stderr.trim().split('\n').length, 1);
  });
});

test("A report shows an assessment's words without the control characters in them", () => {
  const file = scratch.alteredAssessment('esc.json', (it) => (it.report.limits = 'red \u001b[31m and \u009b31m'));
  const { status, stdout } = run(['report', file, answersFile]);
  assert.equal(status, 0);
  assert.match(stdout, /red \ufffd\[31m and \ufffd31m/);
});

describe("twotrack's command line", () => {
  test('--version names program and version', () => {
    assert.deepEqual(run(['--version']), { status: 0, stdout: 'twotrack 0.1.0\n', stderr: '' });
  });

  test('--help explains itself with an example, for each command too', () => {
    for (const args of [['--help'], ['-h'], ['report', '--help']]) {
      const { status, stdout, stderr } = run(args);
      assert.equal(status, 0);
      assert.equal(stderr, '');
      assert.match(stdout, /Usage: twotrack/);
      assert.match(stdout, /Examples?:\n  twotrack report \S+ answers\.json\n/);
    }
  });

  test('mistakes in it exit with 2, name the mistake and point to --help', () => {
    const mistakes = [
      [],
      ['frobnicate'],
      ['report'],
      ['report', careerTrack],
      ['report', careerTrack, answersFile, 'more'],
      ['report', careerTrack, answersFile, '--format'],
      ['report', careerTrack, answersFile, '--format', 'xml'],
      ['report', careerTrack, answersFile, '--format', '1'],
      ['report', careerTrack, answersFile, '--frobnicate'],
      ['--frobnicate'],
      ['-x'],
    ];
    for (const args of mistakes) {
      const { status, stdout, stderr } = run(args);
      assert.equal(status, 2, `${args}`);
      assert.equal(stdout, '', `${args}`);
      assert.match(stderr, /^twotrack: error: .+\nTry: twotrack --help\n$/, `${args}`);
    }
  });
});

describe('Output that cannot be written', () => {
  test('ends the program quietly when the reader has gone', () => {
    for (const args of [
      `report ${careerTrack} ${answersFile}`,
      `report ${careerTrack} ${answersFile} --format json`,
      '--help',
      '--version',
    ]) {
      // The writer starts after the reader has ended, so its pipe is certainly closed.
      const { stdout, stderr } = shell(`exec 3> >(:); wait $!; "$1" ${args} >&3 3>&-; echo "exit $?" >&2`);
      assert.equal(stdout, '', args);
      assert.equal(stderr, 'exit 1\n', args);
    }
  });

  test('is named when the disk is full or standard output is closed', () => {
    const full = shell('"$1" report "$2" "$3" > /dev/full; echo "exit $?"', careerTrack, answersFile);
    assert.equal(full.stdout, 'exit 1\n');
    assert.equal(full.stderr, '<stdout>: error: No space left on device\n');
    const closed = shell('"$1" report "$2" "$3" >&-; echo "exit $?"', careerTrack, answersFile);
    assert.equal(closed.stdout, 'exit 1\n');
    assert.match(closed.stderr, /^<stdout>: error: .+\n$/);
  });

  test('is no crash where there is no standard error either', () => {
    const { stdout } = shell('"$1" report "$2" nowhere.json 2>&-; echo "exit $?"', careerTrack);
    assert.equal(stdout, 'exit 2\n');
  });
});
