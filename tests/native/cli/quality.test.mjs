// `twotrack quality` from outside: its figures compared with the reference, and its messages about bad samples.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { Scratch } from '../support/programs.mjs';
import { careerTrack } from './statements.mjs';
import {
  assertNear,
  goldenAssessment,
  goldenTable,
  goldenText,
  madeAssessment,
  runTwotrack,
  shell,
  table,
} from './score_support.mjs';

const scratch = new Scratch();
after(() => scratch.remove());

const run = (args, input) => runTwotrack(['quality', ...args], input);
const numberOf = (row) => +row.item.slice(1);
const fourScales = goldenAssessment((row) => `s${Math.ceil(numberOf(row) / 6)}`);
const fourBlocks = scratch.file('four.json', fourScales);
const goldenAnswers = goldenText('resp2d_200.csv');
const columns = [
  'id',
  'longstring',
  'average_string',
  'irv',
  'even_odd',
  'mahalanobis_squared',
  'psychometric_synonyms',
];

const likert = (id, scale = 's', more = {}) => ({
  id,
  kind: 'likert',
  section: 'all',
  scale,
  keyed: '+',
  text: '?',
  responses: 'r',
  parameters: { discrimination: 1, thresholds: [-1, 0, 1] },
  ...more,
});
const small = scratch.file('small.json', madeAssessment([likert('a'), likert('b'), likert('c')], { r: 4 }));

/** The table and the notes of a successful run. */
function quality(args, input) {
  const { status, stdout, stderr } = run(args, input);
  assert.equal(status, 0, stderr);
  const rows = table(stdout);
  assert.deepEqual(stdout.split('\n')[0].split(','), columns);
  return { rows, stderr };
}

describe('twotrack quality', () => {
  test('gives the reference figures to 1e-10, and NA where there are none', () => {
    const { rows, stderr } = quality([fourBlocks, '-', '--synonym-correlation', '0.45'], goldenAnswers);
    assert.equal(stderr, '');
    const expected = goldenTable('careless_200.csv');
    assert.equal(rows.length, 200);
    const names = {
      longstring: 'longstring',
      average_string: 'avgstring',
      irv: 'irv',
      even_odd: 'evenodd_6x4',
      mahalanobis_squared: 'mahad',
      psychometric_synonyms: 'psychsyn_gt0.45',
    };
    let nMissing = 0;
    rows.forEach((row, i) => {
      assert.equal(row.id, String(i + 1));
      for (const [ours, theirs] of Object.entries(names)) {
        if (expected[i][theirs] === '') {
          ++nMissing;
          assert.equal(row[ours], 'NA', `${ours} of row ${i + 1}`);
        } else assertNear(row[ours], expected[i][theirs], 1e-10, `${ours} of row ${i + 1}`);
      }
    });
    assert.equal(
      nMissing,
      Object.values(expected)
        .flatMap((row) => Object.values(row))
        .filter((it) => it === '').length,
    );
  });

  test('gives the reference figures of lz, and refuses it where the model says that the items are not calibrated', () => {
    const withModel = JSON.parse(goldenText('model/ten-each-and-pairs.json'));
    const { model, ...plain } = { ...withModel, items: withModel.items.filter(({ kind }) => kind === 'likert') };
    const ids = plain.items.map(({ id }) => id);
    const golden = goldenTable('model/shipped_200.csv');
    const answers = [ids.join(','), ...golden.map((row) => ids.map((id) => row[id]).join(',')), ''].join('\n');

    const { status, stdout, stderr } = run([scratch.file('plain.json', plain), '-', '--lz'], answers);
    assert.equal(status, 0, stderr);
    const rows = table(stdout);
    assert.equal(rows.length, 200);
    rows.forEach(({ lz }, i) => {
      if (golden[i].lz === '') assert.equal(lz, 'NA');
      else assertNear(lz, golden[i].lz, 1e-9, `lz of row ${i + 1}`);
    });
    assert.ok(golden.some(({ lz }) => lz === ''));

    const uncalibrated = run([scratch.file('model.json', withModel), '-', '--lz'], answers);
    assert.equal(uncalibrated.status, 0);
    assert.match(uncalibrated.stderr, /note: Nobody has lz: It needs calibrated items/);
    assert.ok(table(uncalibrated.stdout).every(({ lz }) => lz === 'NA'));

    const calibrated = { ...withModel, model: { items: 'calibrated' } };
    assert.deepEqual(table(run([scratch.file('calibrated.json', calibrated), '-', '--lz'], answers).stdout), rows);
  });

  test('counts fewer pairs as synonyms the closer they must go together', () => {
    const of = (...more) =>
      quality([fourBlocks, '-', ...more], goldenAnswers).rows.map((row) => row.psychometric_synonyms);
    assert.notDeepEqual(of('--synonym-correlation', '0.3'), of('--synonym-correlation', '0.45'));
    const { rows, stderr } = quality([fourBlocks, '-'], goldenAnswers);
    assert.ok(rows.every((row) => row.psychometric_synonyms === 'NA'));
    assert.equal(
      stderr,
      '<stdin>: note: Nobody has psychometric_synonyms: Fewer than three pairs of items are answered alike enough to compare.\n',
    );
  });

  test('turns reverse-keyed answers where statements are compared, and takes runs and spread as shown', () => {
    const turned = (id) => numberOf({ item: id }) % 3 === 0;
    const items = fourScales.items.map((item) => (turned(item.id) ? { ...item, keyed: '-' } : item));
    const mirrored = scratch.file('mirrored.json', { ...fourScales, items });
    const [header, ...lines] = goldenAnswers
      .trim()
      .split('\n')
      .map((line) => line.split(','));
    const answers = [
      header,
      ...lines.map((line) => line.map((answer, i) => (turned(header[i]) ? 4 - answer : answer))),
    ].join('\n');
    const plain = quality([fourBlocks, '-', '--synonym-correlation', '0.45'], goldenAnswers).rows;
    const other = quality([mirrored, '-', '--synonym-correlation', '0.45'], answers).rows;
    other.forEach((row, i) => {
      for (const name of ['even_odd', 'mahalanobis_squared', 'psychometric_synonyms']) {
        if (plain[i][name] === 'NA') assert.equal(row[name], 'NA');
        else assertNear(row[name], plain[i][name], 1e-9, `${name} of row ${i + 1}`);
      }
    });
    assert.notDeepEqual(
      other.map((row) => row.irv),
      plain.map((row) => row.irv),
    );
    assert.notDeepEqual(
      other.map((row) => row.longstring),
      plain.map((row) => row.longstring),
    );
  });

  test('gives the reference figures of a sample with gaps, and says what it compares with', () => {
    const answers = goldenText('resp_200_missing.csv');
    const { rows, stderr } = quality([fourBlocks, '-', '--synonym-correlation', '0.45'], answers);
    assert.equal(
      stderr,
      '<stdin>: note: mahalanobis_squared and psychometric_synonyms compare with 199 respondents, 197 of whom left ' +
        'out an item; 127 or more answered both of any two items.\n',
    );
    const names = { mahalanobis_squared: 'mahad', psychometric_synonyms: 'psychsyn_gt0.45' };
    goldenTable('careless_missing.csv').forEach((expected, i) => {
      for (const [ours, theirs] of Object.entries(names)) {
        if (expected[theirs] === '') assert.equal(rows[i][ours], 'NA', `${ours} of row ${i + 1}`);
        else assertNear(rows[i][ours], expected[theirs], 1e-10, `${ours} of row ${i + 1}`);
      }
    });
    assert.ok(rows.filter((row) => row.mahalanobis_squared === 'NA').length === 1);
  });

  test("names one index where the other is nobody's, and refuses covariances that contradict each other", () => {
    const few = 'a,b,c\n0,0,1\n1,NA,3\n2,1,1\n3,3,0\n2,0,3\n';
    assert.match(
      quality([small], few).stderr,
      /note: mahalanobis_squared compares with 5 respondents, 1 of whom left out an item; 4 or more answered both /,
    );
    const pairs = [0, 1, 3].flatMap((k) => [`${k},${k},NA`, `NA,${k},${k}`, `${k},NA,${3 - k}`]);
    const { rows, stderr } = quality([small], `a,b,c\n${pairs.join('\n')}\n`);
    assert.ok(rows.every((row) => row.mahalanobis_squared === 'NA'));
    assert.match(stderr, /Nobody has mahalanobis_squared: The covariances come from different respondents/);
    assert.match(
      quality([small], 'a,b,c\n0,0,1\n1,NA,3\nNA,1,1\n3,3,0\n').stderr,
      /Nobody has mahalanobis_squared \(a\): Fewer than three respondents answered both this item and another/,
    );
  });

  test('leaves missing answers out, and has NA for what cannot be had without them', () => {
    const firstSix = goldenText('resp_200_missing.csv')
      .trim()
      .split('\n')
      .map((line) => line.split(',').slice(0, 6));
    const { rows } = quality([fourBlocks, '-'], firstSix.join('\n'));
    const given = firstSix.slice(1).map((row) => row.filter((answer) => answer !== '').map(Number));
    assert.ok(given.filter((answers) => answers.length < 6).length > 50);
    rows.forEach((row, i) => {
      assert.equal(row.mahalanobis_squared === 'NA', given[i].length === 0, `row ${i + 1}`);
      const n = given[i].length;
      const mean = given[i].reduce((sum, it) => sum + it, 0) / n;
      if (n < 2) assert.equal(row.irv, 'NA');
      else
        assertNear(
          row.irv,
          Math.sqrt(given[i].reduce((sum, it) => sum + (it - mean) ** 2, 0) / (n - 1)),
          1e-12,
          `irv of row ${i + 1}`,
        );
    });
    const nobody = rows[given.findIndex((answers) => answers.length === 0)];
    assert.deepEqual(Object.values(nobody).slice(1), ['0', 'NA', 'NA', 'NA', 'NA', 'NA']);
  });

  test('names rows as twotrack score does, and takes JSON Lines, to the same bytes', () => {
    const csv = 'id,a,b,c\n"x, y",0,1,2\n" p",3,1,\nq,2,2,2\nr,0,3,1\ns,1,0,3\n';
    const lines = [
      ['x, y', 0, 1, 2],
      [' p', 3, 1, null],
      ['q', 2, 2, 2],
      ['r', 0, 3, 1],
      ['s', 1, 0, 3],
    ]
      .map(([id, a, b, c]) => JSON.stringify({ id, answers: { a, b, c } }))
      .join('\n');
    const { status, stdout } = run([small, '-'], csv);
    assert.equal(status, 0);
    assert.deepEqual(
      stdout
        .split('\n')
        .slice(1, -1)
        .map((line) => line.match(/^("[^"]*"|[^,]*),/)[1]),
      ['"x, y"', '" p"', 'q', 'r', 's'],
    );
    assert.equal(run([small], lines).stdout, stdout);
    assert.equal(run([small, scratch.file('rows.csv', csv)]).stdout, stdout);
    assert.equal(run([small, scratch.file('rows.dat', lines), '--format', 'jsonl']).stdout, stdout);
    assert.deepEqual(
      table(run([small], 'a,b\n1,2\n0,1\n').stdout).map((row) => row.id),
      ['1', '2'],
    );
  });

  test('leaves out what was not asked: a column that is not there, and items that measure nothing', () => {
    const asked = 'a,b\n0,1\n3,1\n2,2\n1,3\n';
    const two = scratch.file('two.json', madeAssessment([likert('a'), likert('b')], { r: 4 }));
    assert.equal(run([small], asked).stdout, run([two], asked).stdout);
    assert.ok(quality([small], asked).rows.every((row) => row.mahalanobis_squared !== 'NA'));
  });

  test("says once why an index is nobody's, naming the item where one is at fault", () => {
    const { rows, stderr } = quality([small], 'a,b,c\n0,1,2\n1,1,0\n2,1,3\n3,1,0\n');
    assert.ok(
      rows.every(
        (row) => row.mahalanobis_squared === 'NA' && row.even_odd === 'NA' && row.psychometric_synonyms === 'NA',
      ),
    );
    assert.deepEqual(stderr.trim().split('\n'), [
      '<stdin>: note: Nobody has even_odd: This needs at least three scales, each in two halves.',
      '<stdin>: note: Nobody has mahalanobis_squared (b): Everybody gave the same answer to an item.',
      '<stdin>: note: Nobody has psychometric_synonyms: Fewer than three pairs of items are answered alike enough to compare.',
    ]);
    assert.match(
      quality([small], 'a,b,c\n0,1,2\n1,1,0\n').stderr,
      /mahalanobis_squared: This needs at least three respondents/,
    );
  });

  test('serves the career track', () => {
    const { rows, stderr } = quality([careerTrack, '-'], `t1,m3\n${['0,1', '4,3', '2,2', '1,4'].join('\n')}\n`);
    assert.equal(rows.length, 4);
    assert.match(stderr, /Nobody has even_odd: /);
  });

  test('--help explains the columns, with examples and exit codes', () => {
    const { status, stdout, stderr } = run(['--help']);
    assert.deepEqual({ status, stderr }, { status: 0, stderr: '' });
    for (const column of columns) assert.match(stdout, new RegExp(`\n  ${column} `));
    assert.match(stdout, /Examples:\n  twotrack quality \S+ responses\.csv > quality\.csv\n/);
    assert.match(stdout, /Exit codes: 0 /);
  });
});

describe('twotrack quality refuses', () => {
  const assertRefused = ({ status, stdout, stderr }, ...lines) => {
    assert.deepEqual({ status, stdout }, { status: 2, stdout: '' });
    assert.equal(stderr.trim().split('\n').length, lines.length, stderr);
    lines.forEach((line, i) => assert.match(stderr.split('\n')[i], line));
  };

  test('what is wrong in a sample, all of it, with line, column and rule', () => {
    assertRefused(
      run([small], 'a,b\n0,9\n1\n2,1\nx,1\n'),
      /^<stdin>:2:3: error: .+ \[category\]$/,
      /^<stdin>:3:1: error: .+ \[ragged-row\]$/,
      /^<stdin>:5:1: error: .+ \[category\]$/,
    );
    assertRefused(run([small], 'a,zz\n0,1\n'), /^<stdin>:1:3: error: .+ \[unknown-column\]$/);
    assertRefused(
      run([small], '{"answers": {"a": 1}}\n{"answers": {"a": 4}}'),
      /^<stdin>:2:19: error: .+ \[category\]$/,
    );
  });

  test('a sample of nobody', () => {
    assertRefused(run([small], ''), /^<stdin>:1:1: error: .+ \[no-header\]$/);
    assertRefused(run([small], 'a,b\n'), /^<stdin>:1:1: error: .+ \[no-respondents\]$/);
    assertRefused(run([small, '-', '--format', 'jsonl'], ''), /\[no-respondents\]$/);
  });

  test('files that are missing or wrong', () => {
    assertRefused(run([small, '/nowhere.csv']), /^\/nowhere\.csv: error: No such file or directory$/);
    assertRefused(run([scratch.file('no.json', '{'), '-']), /no\.json:1:\d+: error: .+ \[syntax\]$/);
    assertRefused(run([small, '/dev/zero']), /^\/dev\/zero:1:1: error: .+ \[too-long\]$/);
  });

  test('mistakes on the command line', () => {
    for (const args of [
      [],
      [small, '-', 'more'],
      [small, '--format', 'xml'],
      [small, '--synonym-correlation', '1.1'],
      [small, '--synonym-correlation', 'nan'],
      [small, '--synonym-correlation', 'x'],
    ])
      assertRefused(run(args), /^twotrack: error: .+$/, /^Try: twotrack --help$/);
  });

  test('to lose its output without a word', () => {
    const full = shell('"$1" quality "$3" <<< $\'a,b\\n1,2\' 2>&1 > /dev/full; echo "exit $?"', small);
    assert.match(full.stdout, /<stdout>: error: No space left on device\nexit 1\n$/);
  });
});
