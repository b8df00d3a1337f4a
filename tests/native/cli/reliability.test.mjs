// `twotrack reliability` from outside: its figures compared with the reference, and its messages about bad tables.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, describe, test } from 'node:test';
import { Scratch, assessment as careerTrackContent, careerTrack, runTwotrack } from '../support/programs.mjs';

const scratch = new Scratch();
after(() => scratch.remove());

const run = runTwotrack;

const golden = (name) => readFileSync(new URL(`../../golden/${name}`, import.meta.url), 'utf8');
/** The rows of a golden file as objects. */
function goldenRows(name) {
  const [header, ...rows] = golden(name)
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(','));
  return rows.map((row) => Object.fromEntries(header.map((column, i) => [column, row[i]])));
}
const goldenAnswers = golden('resp2d_200.csv').replaceAll('\r\n', '\n');

/** An assessment of items with an id, a scale, a key and a number of categories. */
function assessmentOf(items) {
  const scales = [...new Set(items.map((item) => item.scale))];
  const counts = [...new Set(items.map((item) => item.categories ?? 5))];
  return {
    format_version: 1,
    id: 'sample',
    version: '1',
    language: 'en',
    title: 'Sample',
    intro: { heading: 'Sample', lead: 'A sample.' },
    scales: scales.map((id) => ({ id, name: `The ${id} scale`, short_name: id })),
    sections: [{ id: 'all', name: 'All' }],
    response_formats: counts.map((n) => ({
      id: `of${n}`,
      categories: Array.from({ length: n }, (_, k) => `Category ${k}`),
    })),
    items: items.map(({ id, scale, keyed = '+', categories = 5, parameters }) => ({
      id,
      kind: 'likert',
      section: 'all',
      scale,
      keyed,
      text: `Text of ${id}`,
      responses: `of${categories}`,
      parameters: parameters ?? {
        discrimination: 1.2,
        thresholds: Array.from({ length: categories - 1 }, (_, k) => k - 1.5),
      },
    })),
    report: { limits: 'A sample.' },
  };
}

const goldenItems = goldenRows('items.csv').map(({ item, scale, a, b1, b2, b3, b4 }) => ({
  id: item,
  scale: scale.toLowerCase(),
  parameters: { discrimination: +a, thresholds: [+b1, +b2, +b3, +b4] },
}));
const goldenAssessment = scratch.file('golden.json', assessmentOf(goldenItems));
const small = scratch.file(
  'small.json',
  assessmentOf([
    { id: 'a1', scale: 'a' },
    { id: 'a2', scale: 'a', keyed: '-' },
    { id: 'a3', scale: 'a', categories: 3 },
    { id: 'b1', scale: 'b' },
  ]),
);

const reliability = (file, csv, ...more) => run(['reliability', file, '-', ...more], csv);
function json(file, csv) {
  const { status, stdout, stderr } = reliability(file, csv, '--format', 'json');
  assert.equal(stderr, '');
  assert.equal(status, 0);
  assert.match(stdout, /^\{.*\}\n$/);
  return JSON.parse(stdout);
}
function assertNear(actual, expected, tolerance) {
  assert.ok(Math.abs(actual - Number(expected)) <= tolerance, `${actual} is not within ${tolerance} of ${expected}`);
}

describe('twotrack reliability', () => {
  test('agrees with the reference figures of both scales', () => {
    const { respondents, scales } = json(goldenAssessment, goldenAnswers);
    assert.equal(respondents, 200);
    assert.deepEqual(
      scales.map((scale) => scale.id),
      ['tech', 'mgmt'],
    );
    for (const [i, expected] of goldenRows('sem.csv').entries()) {
      assertNear(scales[i].mean, expected.mean_sum, 1e-12);
      assertNear(scales[i].standard_deviation, expected.sd_sum, 1e-12);
      assertNear(scales[i].alpha, expected.alpha, 1e-12);
      assertNear(scales[i].standard_error_of_measurement, expected.sem, 1e-12);
      assert.deepEqual(scales[i].notes, []);
    }
    for (const [i, expected] of goldenRows('omega.csv').entries()) {
      assertNear(scales[i].omega, expected.omega_raw_ML, 1e-6);
      assertNear(scales[i].omega_standardized, expected.omega_std_ML, 1e-6);
    }
    const items = scales.flatMap((scale) => scale.items);
    assert.equal(items.length, 24);
    for (const [i, expected] of goldenRows('alpha.csv').entries()) {
      assert.equal(items[i].id, expected.item);
      assertNear(items[i].alpha_if_deleted, expected.alpha_if_deleted, 1e-12);
      assertNear(items[i].item_rest_correlation, expected.r_item_rest, 1e-12);
      assertNear(items[i].item_total_correlation, expected.r_item_total, 1e-12);
    }
  });

  test('turns reverse-keyed items: answers mirrored on them give the same figures', () => {
    const mirrored = scratch.file(
      'mirrored.json',
      assessmentOf(goldenItems.map((item, i) => ({ ...item, keyed: i % 3 ? '+' : '-' }))),
    );
    const [header, ...rows] = goldenAnswers.trim().split('\n');
    const turned = rows.map((row) =>
      row
        .split(',')
        .map((answer, i) => (i % 3 ? answer : 4 - answer))
        .join(','),
    );
    assert.deepEqual(json(mirrored, [header, ...turned].join('\n')), json(goldenAssessment, goldenAnswers));
  });

  test('takes columns in any order, ids, CR LF, a byte order mark, quotes, spaces and empty lines', () => {
    const [header, ...rows] = goldenAnswers
      .trim()
      .split('\n')
      .map((line) => line.split(','));
    const shuffled = [header, ...rows].map((row, i) => [
      ...row.slice(12),
      i ? `"Müller, ${i}"` : 'id',
      ...row.slice(0, 12).map((it) => ` "${it}" `),
    ]);
    const csv = `\ufeff${shuffled.map((row) => row.join(',')).join('\r\n\r\n')}\r\n`;
    assert.deepEqual(json(goldenAssessment, csv), json(goldenAssessment, goldenAnswers));
  });

  test('takes JSON Lines too, of which the items count that somebody answered', () => {
    const [header, ...rows] = goldenAnswers
      .trim()
      .split('\n')
      .map((line) => line.split(','));
    const lines = rows.map((row) =>
      JSON.stringify({ answers: Object.fromEntries(header.map((id, i) => [id, +row[i]])) }),
    );
    assert.deepEqual(json(goldenAssessment, lines.join('\n')), json(goldenAssessment, goldenAnswers));
    const someItems = '{"answers": {"a1": 0, "a2": 1, "a3": null}}\n{"answers": {"a1": 3}}';
    assert.match(reliability(small, someItems).stdout, /The sample has 2 of the scale's 3 items\./);
  });

  test('has null for each figure that a sample cannot give', () => {
    const [tech] = json(goldenAssessment, goldenAnswers.split('\n').slice(0, 2).join('\n')).scales;
    const { id, notes, items, ...figures } = tech;
    assert.equal(id, 'tech');
    assert.ok(notes.length > 0);
    assert.deepEqual(items, []);
    const names = Object.keys(json(goldenAssessment, goldenAnswers).scales[0]);
    assert.deepEqual(Object.keys(tech), names);
    assert.deepEqual([...new Set(Object.values(figures))], [null]);
  });

  test('uses every answer of a sample with gaps, and says which each figure comes from', () => {
    const missing = golden('resp_200_missing.csv');
    const { respondents, scales } = json(goldenAssessment, missing);
    assert.equal(respondents, 200);
    const expectedItems = goldenRows('alpha_missing.csv');
    for (const [i, expected] of goldenRows('scales_missing.csv').entries()) {
      const scale = scales[i];
      assert.equal(scale.respondents, +expected.respondents);
      assert.equal(scale.complete, +expected.complete);
      assert.equal(scale.incomplete, expected.respondents - expected.complete);
      assert.equal(scale.fewest_of_a_pair, +expected.fewest_of_a_pair);
      assertNear(scale.alpha, expected.alpha, 1e-12);
      assertNear(scale.mean, expected.mean_sum, 1e-12);
      assertNear(scale.standard_deviation, expected.sd_sum, 1e-12);
      assertNear(scale.omega, expected.omega_raw_ML, 1e-6);
      assertNear(scale.omega_standardized, expected.omega_std_ML, 1e-6);
      for (const [j, item] of scale.items.entries()) {
        const theirs = expectedItems[12 * i + j];
        assert.equal(item.answers, +theirs.answered);
        assertNear(item.mean, theirs.mean, 1e-12);
        assertNear(item.standard_deviation, theirs.sd, 1e-12);
        assertNear(item.item_rest_correlation, theirs.r_item_rest, 1e-12);
        assertNear(item.item_total_correlation, theirs.r_item_total, 1e-12);
        assertNear(item.alpha_if_deleted, theirs.alpha_if_deleted, 1e-12);
      }
    }
    assert.deepEqual(scales[0].notes, [
      '175 of 199 respondents left out an item.',
      'alpha, item-rest r: covariances of pairs of items, each of 128 respondents or more.',
      'omega: correlations of pairs of items, each of 128 respondents or more.',
      "sum: the number of items times the mean of one's answers.",
    ]);
    const text = reliability(goldenAssessment, missing).stdout;
    assert.match(text, /^The tech scale: 12 items, 199 respondents\n/);
    assert.match(text, /\n  item +key +answers +mean +/);
    assert.match(text, /\n  i1 +\+ +162 +2\.123 +1\.318 +/);
    for (const note of scales[0].notes) assert.ok(text.includes(`\n  ${note}\n`), note);
  });

  test('names gaps of the one scale that has them, whether blank or NA', () => {
    const [header, first, ...rows] = goldenAnswers.trim().split('\n');
    const missing = [first.replace(/^\d/, ''), ...rows].join('\n');
    const [tech, mgmt] = json(goldenAssessment, `${header}\n${missing}`).scales;
    assert.deepEqual([tech.respondents, tech.complete, tech.incomplete, tech.fewest_of_a_pair], [200, 199, 1, 199]);
    assert.equal(tech.notes[0], '1 of 200 respondents left out an item.');
    assert.deepEqual(mgmt, json(goldenAssessment, goldenAnswers).scales[1]);
    const withNa = [first.replace(/^\d/, 'NA'), ...rows].join('\n');
    assert.deepEqual(json(goldenAssessment, `${header}\n${withNa}`), json(goldenAssessment, `${header}\n${missing}`));
  });

  test('gives no figure that only contradicting covariances make, and says so', () => {
    const pairs = [0, 2, 4, 0, 2, 4].flatMap((k) => [
      `${k},${4 - k},NA`,
      `NA,${4 - k},${k / 2}`,
      `${k},NA,${2 - k / 2}`,
    ]);
    const [a] = json(small, `a1,a2,a3\n${pairs.join('\n')}\n`).scales;
    assert.equal(a.omega, null);
    assert.ok(
      a.notes.some((note) => /^omega: The covariances come from different respondents/.test(note)),
      a.notes,
    );
    const few = 'a1,a2,a3\n0,1,0\n1,NA,1\nNA,3,2\n3,3,2\n1,NA,0\nNA,0,1\n';
    const [b] = json(small, few).scales;
    assert.ok(b.alpha === null && b.items[0].mean === 1.25 && b.fewest_of_a_pair === 2);
    assert.ok(
      b.notes.some((note) => /^omega \(a1\): Fewer than three respondents answered both/.test(note)),
      b.notes,
    );
  });

  test('writes a table for each scale, aligned', () => {
    const { status, stdout, stderr } = reliability(goldenAssessment, goldenAnswers);
    assert.equal(status, 0);
    assert.equal(stderr, '');
    assert.match(
      stdout,
      /^The tech scale: 12 items, 200 respondents\n  alpha 0\.878   omega 0\.880 \(standardised 0\.886\)\n/,
    );
    assert.match(stdout, /\n  i13 +\+ +\d\.\d{3} +\d\.\d{3} +0\.479 +0\.810\n/);
    const table = stdout.split('\n').filter((line) => /^  i(tem|\d+) /.test(line));
    assert.equal(table.length, 26);
    assert.equal(new Set(table.map((line) => line.length)).size, 1);
    for (const line of stdout.split('\n')) assert.ok(line.length <= 80, line);
  });

  test('says why a figure is missing, and exits with 0', () => {
    const {
      scales: [a, b],
    } = json(small, 'a1,a2,a3,b1\n0,2,0,1\n3,2,1,2\n4,2,2,4\n');
    assert.ok(a.alpha !== null && a.omega === null && a.items[1].item_rest_correlation === null);
    assert.ok(a.notes.includes('omega (a2): Everybody gave the same answer to an item.'), a.notes);
    assert.ok(a.notes.includes('a2, item-rest r: Everybody gave the same answer to this item.'), a.notes);
    const none = Object.fromEntries(Object.keys(a).map((name) => [name, null]));
    assert.deepEqual(b, { ...none, id: 'b', items: [], notes: ['Reliability needs at least two items.'] });
    const { status, stdout } = reliability(small, 'a1,a2\n0,1\n3,NA\n');
    assert.equal(status, 0);
    assert.match(stdout, /The sample has 2 of the scale's 3 items\.\n  Reliability needs at least three respondents/);
    assert.doesNotMatch(stdout, /nan|inf/i);
  });

  test('reads a file, and the career track', () => {
    const ids = careerTrackContent.items.filter((item) => item.scale).map((item) => item.id);
    const rows = Array.from({ length: 40 }, (_, r) => ids.map((_, i) => (r * 7 + i * (r + 3)) % 5).join(','));
    const file = scratch.file('career.csv', `${ids.join(',')}\n${rows.join('\n')}\n`);
    const { status, stdout } = run(['reliability', careerTrack, file]);
    assert.equal(status, 0);
    assert.match(stdout, /40 respondents/);
  });

  test('--help explains the table with an example', () => {
    const { status, stdout } = run(['reliability', '--help']);
    assert.equal(status, 0);
    assert.match(stdout, /Example:\n  twotrack reliability \S+ answers\.csv/);
  });
});

/** Bad input exits with 2 and reports whole lines with a place on standard error. */
function assertRefused(csv, ...lines) {
  const { status, stdout, stderr } = run(['reliability', small, scratch.file('bad.txt', csv)]);
  assert.equal(stdout, '');
  assert.equal(status, 2);
  assert.match(stderr, /^(.+bad\.txt:\d+:\d+: error: .+\. \[[a-z0-9-]+\]\n)+$/);
  assert.equal(stderr.trim().split('\n').length, lines.length, stderr);
  for (const [i, line] of lines.entries()) assert.match(stderr.split('\n')[i], line);
}

describe('twotrack reliability refuses', () => {
  test('unknown and duplicate columns, each at its place', () => {
    assertRefused(
      'a1,zz,b1,a1\n0,0,0,0\n',
      /:1:4: error: Column 2, "zz", is no item .+ \[unknown-column\]/,
      /:1:10: error: Column 4, "a1", .+ \[duplicate-column\]/,
    );
    assertRefused('id,a1,id\n', /:1:7: .+\[duplicate-column\]/);
    assertRefused('a1;a2\n0;1\n', /:1:1: .+commas.+\[unknown-column\]/);
    assertRefused('id\nx\n', /:1:1: .+\[no-items\]/);
  });

  test('rows of another length', () => {
    assertRefused(
      'a1,a2\n0,1\n0\n1,2,3\n',
      /:3:1: error: This row has 1 field and the header 2; leave .+\[ragged-row\]/,
      /:4:5: error: This row has 3 fields .+ in quotes\. \[ragged-row\]/,
    );
  });

  test('what is no category of its item, with line and column', () => {
    assertRefused(
      'id,a1,a3\nü,5,0\n\nx,"two\nlines",3\r\ny, -1,1.5\nz,4,\n',
      /:2:3: error: Column a1: "5" .+ 0 to 4.+\[category\]/,
      /:4:3: .+two.+\[category\]/,
      /:5:8: error: Column a3: "3" .+ 0 to 2.+\[category\]/,
      /:6:4: .+"-1"/,
      /:6:7: .+"1\.5"/,
    );
  });

  test('quotes out of place and never closed', () => {
    assertRefused('a1,a2\n0,1\n0,1"\n', /:3:3: .+quote.+\[csv-syntax\]/);
    assertRefused('a1,a2\n0,"1\n0,1\n', /:2:3: .+quote.+\[csv-syntax\]/);
  });

  test('what is not UTF-8, at its place', () => {
    assertRefused(Buffer.from('id,a1\nü,1\nM\xfcller,2\n'.replace('ü', '\xc3\xbc'), 'latin1'), /:3:2: .+\[not-utf-8\]/);
    assertRefused(Buffer.from([0xff, 0xfe, 0x61, 0]), /:1:1: .+\[not-utf-8\]/);
  });

  test('what is wrong in JSON Lines, with line and column, all of it', () => {
    assertRefused(
      '{"answers": {"a1": 5}}\n{"answers": {"a1": 1}}\n\n{"answers": {"zz": 1}}',
      /:1:20: .+"a1".+\[category\]/,
      /:4:14: .+"zz".+\[unknown-item\]/,
    );
  });

  test('an empty file, and one without respondents', () => {
    assertRefused('', /:1:1: .+\[no-header\]/);
    assertRefused('\ufeff\r\n\r\n', /:1:1: .+\[no-header\]/);
    assertRefused('a1,a2\n', /:1:1: .+\[no-respondents\]/);
  });

  test('a table full of mistakes without naming them all', () => {
    assertRefused(`a1,a2\n${'x,y\n'.repeat(1000)}`, ...Array(50).fill(/\[category\]/));
  });

  test('more rows than a sample may have, at the first of them', () => {
    const items = Array.from({ length: 600 }, (_, i) => ({ id: `q${i}`, scale: 'a' }));
    const wide = scratch.file('wide.json', assessmentOf(items));
    const most = Math.floor(2 ** 25 / 600);
    const { status, stdout, stderr } = reliability(wide, `q0\n${'1\n'.repeat(most + 5)}`);
    assert.deepEqual({ status, stdout }, { status: 2, stdout: '' });
    assert.match(
      stderr,
      new RegExp(`^<stdin>:${most + 2}:1: error: A sample may have ${most} rows .+ split it\\. \\[too-large\\]\n$`),
    );
  });

  test('an endless file, one that is missing, and a wrong assessment', () => {
    const { status, stderr } = run(['reliability', small, '/dev/zero']);
    assert.match(stderr, /^\/dev\/zero:1:1: error: .+ more than 1 MiB.+ \[too-long\]\n$/);
    assert.equal(status, 2);
    assert.match(
      run(['reliability', small, '/nowhere.csv']).stderr,
      /^\/nowhere\.csv: error: No such file or directory\n$/,
    );
    assert.equal(run(['reliability', scratch.file('no.json', '{'), '/dev/null']).status, 2);
  });

  test('mistakes on the command line', () => {
    for (const args of [[], [small], [small, '-', 'more'], [small, '-', '--format', 'xml']]) {
      const { status, stderr } = run(['reliability', ...args]);
      assert.equal(status, 2);
      assert.match(stderr, /^twotrack: error: .+\nTry: twotrack --help\n$/);
    }
  });
});
