// What `twotrack score` refuses, how it says so, and how it ends. score.test.mjs tests the figures and the table.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { after, describe, test } from 'node:test';
import { Scratch, twotrack } from '../support/programs.mjs';
import { careerTrack } from './statements.mjs';
import { madeAssessment, run, score, shell, table } from './score_support.mjs';

const scratch = new Scratch();
after(() => scratch.remove());

const likert = (id) => ({
  id,
  kind: 'likert',
  section: 'all',
  scale: 's',
  keyed: '+',
  text: '?',
  responses: 'r',
  parameters: { discrimination: 1, thresholds: [0] },
});

/** Exits with 2. The rows before the mistake are written, and standard error has exactly these lines. */
function assertRefused({ status, stdout, stderr }, rowsBefore, ...lines) {
  const complaints = stderr.split('\n').filter((line) => line && !line.includes(': note: '));
  assert.equal(complaints.length, lines.length, stderr);
  lines.forEach((line, i) => assert.match(complaints[i], line));
  for (const line of complaints) assert.match(line, /^[^\n]+:\d+:\d+: error: .+\. \[[a-z0-9-]+\]$/);
  assert.equal(stdout === '' ? -1 : table(stdout).length, rowsBefore);
  assert.equal(status, 2);
}
const noHeader = -1;

describe('twotrack score refuses a header', () => {
  test('that is not there', () => {
    for (const input of ['', '\ufeff', '\n\r\n \n'])
      assertRefused(score(input), noHeader, /^<stdin>:1:1: error: There is no row, not even a header.+ \[no-header\]$/);
    assertRefused(run([careerTrack, '/dev/null']), noHeader, /^\/dev\/null:1:1: error: There is no row/);
  });

  test('with columns it does not know, naming each and the nearest that it does', () => {
    assertRefused(
      score('Id,t1,age,M3,,T10x\n1,2,3,4,5,6\n'),
      noHeader,
      /^<stdin>:1:1: error: Column 1, "Id", is no item of the assessment; the nearest that is known is "id".+ \[unknown-column\]$/,
      /:1:7: error: Column 3, "age", is no item/,
      /:1:11: error: Column 4, "M3", .+ "m3"/,
      /:1:14: error: Column 5 has no name/,
      /:1:15: error: Column 6, "T10x", .+ "t10"/,
    );
    const many = score(`t1,${Array.from({ length: 500 }, (_, i) => `x${i}`)}\n`);
    assert.equal(many.stderr.trim().split('\n').length, 11);
    assert.match(many.stderr, /There are 500 columns like these\. \[unknown-column\]\n$/);
  });

  test('with a column twice', () => {
    assertRefused(
      score('id,t1,m3,t1\na,1,2,3\n'),
      noHeader,
      /^<stdin>:1:10: error: Column 4, "t1", stands in the header before.+ \[duplicate-column\]$/,
    );
    assertRefused(score('id,t1, id\n'), noHeader, /:1:8: error: Column 3, "id", stands in the header before/);
  });

  test('that is a row, or names no item', () => {
    assertRefused(
      score('\n1,2,3\n'),
      noHeader,
      /^<stdin>:2:1: error: No column is an item of the assessment; the first row names them, such as id,t1\. \[no-items\]$/,
    );
    assertRefused(
      score('id;t1\na;1\n'),
      noHeader,
      /:1:1: error: Fields are separated by commas; save .+ \[unknown-column\]$/,
    );
    assertRefused(score('id\tt1\na\t1\n'), noHeader, /:1:1: error: Fields are separated by commas/);
    assertRefused(score('id\na\n'), noHeader, /No column is an item/);
  });

  test('in which id is an item too', () => {
    const file = scratch.file('id.json', madeAssessment([likert('id'), likert('q')], { r: 2 }));
    assertRefused(
      run([file], 'id,q\n1,1\n'),
      noHeader,
      /:1:1: error: Column 1, "id", is an item .+ JSON Lines.+ \[ambiguous-column\]$/,
    );
    assert.equal(run([file], 'q\n1\n').status, 0);
    assert.equal(run([file], '{"id": "a", "answers": {"id": 1}}').status, 0);
  });

  test('of another encoding, and one with a quote out of place', () => {
    assertRefused(
      score(Buffer.from(`id,t1,\xe9\n`, 'latin1')),
      noHeader,
      /^<stdin>:1:7: error: The text is not valid UTF-8 here.+ \[not-utf-8\]$/,
    );
    assertRefused(
      score(Buffer.from('\ufeffid,t1\na,1\n', 'utf16le')),
      noHeader,
      /^<stdin>:1:1: error: The text is not valid UTF-8 here/,
    );
    assertRefused(score('id,t"1\n'), noHeader, /^<stdin>:1:4: error: A quote is out of place.+ \[csv-syntax\]$/);
  });
});

describe('twotrack score refuses a row', () => {
  const rowsBefore = 2;
  const withRow = (row) => score(`id,t1,m3\r\na,0,4\r\nb,,NA\r\n${row}\r\nd,1,1\r\n`);

  test('with an answer that is no category, naming its column and what it may be', () => {
    for (const answer of [
      '5',
      '7',
      '-1',
      '3.0',
      '+3',
      '1e0',
      '0x1',
      'a',
      'na',
      'null',
      '3 3',
      '99999999999999999999',
      '٣',
      '-0',
    ])
      assertRefused(
        withRow(`c,2,${answer}`),
        rowsBefore,
        /^<stdin>:4:5: error: Column m3: ".+" is not one of the item's categories 0 to 4; write the category's number, counted from 0.+ \[category\]$/,
      );
    assertRefused(withRow('c,x,9'), rowsBefore, /:4:3: error: Column t1: "x"/, /:4:5: error: Column m3: "9"/);
  });

  test('by the range of its own item', () => {
    const file = scratch.file(
      'two.json',
      madeAssessment(
        [likert('p'), { ...likert('q'), responses: 'r3', parameters: { discrimination: 1, thresholds: [0, 1] } }],
        { r: 2, r3: 3 },
      ),
    );
    assertRefused(run([file], 'p,q\n1,2\n2,2\n'), 1, /Column p: "2" .+ 0 to 1/);
    assertRefused(run([file], 'p,q\n1,3\n'), 0, /Column q: "3" .+ 0 to 2/);
  });

  test('with too few fields and too many', () => {
    assertRefused(
      withRow('c,1'),
      rowsBefore,
      /^<stdin>:4:1: error: This row has 2 fields and the header 3; leave a field blank.+ \[ragged-row\]$/,
    );
    assertRefused(withRow('c'), rowsBefore, /This row has 1 field and/);
    assertRefused(
      withRow('c,1,2,'),
      rowsBefore,
      /:4:7: error: This row has 4 fields and the header 3; put a field that holds a comma in quotes/,
    );
  });

  test('that is no text', () => {
    assertRefused(withRow('c\0,1,2'), rowsBefore, /^<stdin>:4:2: error: There is a NUL byte here.+ \[nul-byte\]$/);
    assertRefused(
      score(Buffer.from('id,t1\na,1\nb,\xe9\n', 'latin1')),
      1,
      /^<stdin>:3:3: error: The text is not valid UTF-8 here/,
    );
  });

  test('with a quote out of place, on its line and over many', () => {
    assertRefused(withRow('c"c,1,2'), rowsBefore, /^<stdin>:4:1: error: A quote is out of place/);
    assertRefused(
      score('id,t1\na,1\n"c,2\n"d",3\n'),
      1,
      /^<stdin>:3:1: error: A quote is out of place.+; or the quote on line 3 is never closed/,
    );
  });

  test('with a quote that is never closed, on the line where it stands, and at any length', () => {
    assertRefused(
      score('id,t1\na,1\nb,"2\nc,3\n'),
      1,
      /^<stdin>:3:3: error: A field in quotes begins here and never ends.+ \[csv-syntax\]$/,
    );
    assertRefused(
      score(`id,t1\na,1\n"b,2\n${'c,3\n'.repeat(500_000)}`),
      1,
      /^<stdin>:3:1: error: A field in quotes that begins here has more than 1 MiB.+ \[too-long\]$/,
    );
  });

  test('with an escape code, without letting it through', () => {
    const { stderr } = withRow('c,1,\x1b[2J\x07\u009b');
    assert.doesNotMatch(stderr, /[\x00-\x09\x0b-\x1f\x7f-\x9f]/);
    assert.equal(stderr.trim().split('\n').length, 2);
  });

  test('of JSON Lines, at its line and column', () => {
    const good = '{"answers": {"t1": 1}}\n';
    assertRefused(
      score(`${good}\n{"answers": {"t1": 5, "zz": 1}}\n${good}`),
      1,
      /^<stdin>:3:20: error: .+"t1".+ 0 to 4.+ \[category\]$/,
      /^<stdin>:3:\d+: error: .+"zz".+ \[unknown-item\]$/,
    );
    assertRefused(score(`${good}{"answers": `), 1, /^<stdin>:2:\d+: error: /);
    assertRefused(score(`${good}[]`), 1, /^<stdin>:2:1: error: This must be an object/);
    assertRefused(score(`${good}{"answers": {}, "id": [7]}`), 1, /^<stdin>:2:23: error: An id is a text or a number/);
    assertRefused(score(`${good}{"assessment": {"id": "other"}, "answers": {}}`), 1, /another assessment/);
    assertRefused(
      score(`${good}{"id": "${'x'.repeat(1 << 20)}"}\n`),
      1,
      /^<stdin>:2:1: error: This line has more than 1 MiB/,
    );
  });

  test('at the first of many, however many threads there are', () => {
    const rows = Array.from({ length: 30_000 }, (_, i) => (i % 10_000 === 9_999 ? '9' : i % 5));
    for (const threads of ['1', '8'])
      assertRefused(score(`t1\n${rows.join('\n')}\n`, '--threads', threads), 9_999, /^<stdin>:10001:1: error: /);
  });
});

describe('With --skip-bad', () => {
  test('each bad row is reported and left out, the others keep their numbers, and the run ends with 1', () => {
    const { status, stdout, stderr } = score('t1\n1\n9\n2\n"3"3\n\u0000\n1,1\n4\n', '--skip-bad');
    assert.equal(status, 1);
    assert.deepEqual(
      table(stdout).map((row) => row.id),
      ['1', '3', '7'],
    );
    assert.deepEqual(
      stderr.match(/<stdin>:\d+:\d+: error/g),
      ['3:1', '5:1', '6:1', '7:3'].map((place) => `<stdin>:${place}: error`),
    );
    assert.match(stderr, /<stdin>: note: 4 of 7 rows were left out\.\n$/);
  });

  test('rows that are all right end with 0', () => {
    assert.equal(score('t1\n1\n', '--skip-bad').status, 0);
  });

  test('what cannot be left out ends the run with 2: a header, a quote that is never closed', () => {
    assertRefused(score('zz\n1\n', '--skip-bad'), noHeader, /No column/);
    assertRefused(
      score('t1\n1\n9\n"2\n', '--skip-bad'),
      1,
      /:3:1: error/,
      /:4:1: error: A field in quotes begins here/,
    );
  });

  test('bad lines of JSON Lines are left out, also one that is too long', () => {
    const { status, stdout } = score(
      `{"answers": {}}\n{"answers"\n{"x": "${'x'.repeat(2 << 20)}"}\n{"answers": {}}\n`,
      '--skip-bad',
    );
    assert.equal(status, 1);
    assert.deepEqual(
      table(stdout).map((row) => row.id),
      ['1', '4'],
    );
  });
});

describe('Files and options of twotrack score', () => {
  test('that cannot be read are named', () => {
    const refused = (args, pattern) => {
      const { status, stdout, stderr } = run(args);
      assert.deepEqual({ status, stdout }, { status: 2, stdout: '' });
      assert.match(stderr, pattern);
    };
    refused([careerTrack, '/nowhere/r.csv'], /^\/nowhere\/r\.csv: error: No such file or directory\n$/);
    refused([careerTrack, scratch.folder], /: error: Is a directory\n$/);
    refused(['/nowhere/a.json'], /^\/nowhere\/a\.json: error: No such file or directory\n$/);
    refused([scratch.file('bad.json', '{')], /bad\.json:1:\d+: error: .+\]\n$/);
  });

  test('are checked before anything is read', () => {
    for (const more of [
      ['--prior-correlation', '1'],
      ['--prior-correlation', '-1'],
      ['--prior-correlation', 'nan'],
      ['--prior-correlation', 'x'],
      ['--grid', 'fine'],
      ['--threads', '0'],
      ['--threads', '257'],
      ['--threads', '-1'],
      ['--threads', 'two'],
      ['--format', 'xml'],
      ['a', 'b'],
    ]) {
      const { status, stdout, stderr } = score('t1\n1\n', ...more);
      assert.deepEqual({ status, stdout }, { status: 2, stdout: '' }, `${more}`);
      assert.match(stderr, /^twotrack: error: .+\nTry: twotrack --help\n$/, `${more}`);
    }
  });

  test('include no correlation where no decision joins two scales', () => {
    const file = scratch.file('alone.json', madeAssessment([likert('q')], { r: 2 }));
    const { status, stderr } = run([file, '--prior-correlation', '0.2'], 'q\n1\n');
    assert.equal(status, 2);
    assert.match(stderr, /alone\.json: error: --prior-correlation .+ no decision\.\n$/);
  });

  test('are explained by --help, with examples and exit codes', () => {
    const { status, stdout, stderr } = run(['--help']);
    assert.deepEqual({ status, stderr }, { status: 0, stderr: '' });
    assert.match(stdout, /Examples:\n  twotrack score \S+ responses\.csv > scores\.csv\n/);
    assert.match(stdout, /Exit codes: 0 .+ 1 .+\n2 /);
  });
});

describe('Output of twotrack score', () => {
  const many = scratch.file('many.csv', `t1\n${'1\n2\n'.repeat(200_000)}`);

  test('may have a reader that wants no more: the run ends at once, with 0 and without a word', () => {
    for (const threads of ['1', '4']) {
      const { stdout, stderr } = shell(
        '{ "$1" score "$2" "$3" --threads "$4"; echo "exit $?" >&2; } | head -1',
        many,
        threads,
      );
      assert.match(stdout, /^id,.+\n$/);
      assert.match(stderr, /^.+ note: .+\nexit 0\n$/);
    }
    const endless = shell(
      '{ echo t1; yes 1; } | { timeout 240 "$1" score "$2"; echo "exit $?" >&2; } | head -2 | wc -l',
    );
    assert.match(endless.stderr, /exit 0\n$/);
    assert.equal(+endless.stdout, 2);
  });

  test('that cannot be written is named, once, and ends the run with 2', () => {
    const full = shell('"$1" score "$2" "$3" > /dev/full; echo "exit $?"', many);
    assert.equal(full.stdout, 'exit 2\n');
    assert.match(full.stderr, /^.+ note: .+\n<stdout>: error: No space left on device\n$/);
    const closed = shell('"$1" score "$2" "$3" >&-; echo "exit $?"', many);
    assert.equal(closed.stdout, 'exit 2\n');
    assert.match(closed.stderr, /\n<stdout>: error: .+\n$/);
  });

  test('is no crash where there is no standard error, or no standard input', () => {
    assert.equal(shell('echo zz | "$1" score "$2" 2>&-; echo "exit $?"').stdout, 'exit 2\n');
    const { stdout, stderr } = shell('"$1" score "$2" <&-; echo "exit $?"');
    assert.equal(stdout, 'exit 2\n');
    assert.match(stderr, /^<stdin>: error: Bad file descriptor\n$/);
  });

  test('goes with the number of rows on a terminal, once a second, and leaves none there', async () => {
    const began = performance.now();
    const [onTerminal, elsewhere] = ['terminal', 'elsewhere'].map((name) => {
      const rows = join(scratch.folder, `rows-${name}`);
      spawnSync('mkfifo', [rows]);
      const command = `"${twotrack}" score "${careerTrack}" < "${rows}" > /dev/null`;
      const [program, args] =
        name === 'terminal' ? ['script', ['-qec', command, '/dev/null']] : ['bash', ['-c', command]];
      const run = { shown: '', rows: 0, process: spawn(program, args), into: createWriteStream(rows) };
      for (const stream of [run.process.stdout, run.process.stderr]) stream.on('data', (text) => (run.shown += text));
      run.into.write('t1\n');
      return run;
    });
    // Adds rows to both runs until the terminal shows a count. The other run then had as much time to report one.
    for (; !/\r\d+ rows/.test(onTerminal.shown); await pause(20)) {
      assert.equal(onTerminal.process.exitCode, null, onTerminal.shown);
      for (const run of [onTerminal, elsewhere]) {
        run.into.write('1\n');
        ++run.rows;
      }
    }
    for (const run of [onTerminal, elsewhere]) run.into.end();
    assert.deepEqual(
      await Promise.all(
        [onTerminal, elsewhere].map(async (run) => run.process.exitCode ?? (await once(run.process, 'exit'))[0]),
      ),
      [0, 0],
    );
    const seconds = (performance.now() - began) / 1000;

    const told = [...onTerminal.shown.matchAll(/\r(\d+) rows/g)].map(([, n]) => +n);
    assert.ok(told.length <= seconds, `${told} within ${seconds} s`);
    assert.ok(
      told.every((n) => n > 0 && n <= onTerminal.rows),
      `${told} of ${onTerminal.rows} rows`,
    );
    assert.match(onTerminal.shown, /\d rows\r\x1b\[K$/);
    assert.doesNotMatch(elsewhere.shown, /rows/);
  });
});
