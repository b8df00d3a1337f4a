// `twotrack score` from outside: the figures, the table and the stream. score_refusal.test.mjs tests what it refuses.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { after, describe, test } from 'node:test';
import { Scratch, assessment as careerTrackContent, patience_ms, twotrack } from '../support/programs.mjs';
import { assessment, careerTrack } from './statements.mjs';
import {
  assertNear,
  goldenAssessment,
  goldenTable,
  goldenText,
  madeAssessment,
  run,
  score,
  shell,
  table,
} from './score_support.mjs';

const scratch = new Scratch();
after(() => scratch.remove());

const itemIds = assessment.items.map((item) => item.id);
const header = ['id', ...itemIds].join(',');
const oneScale = scratch.file(
  'one.json',
  goldenAssessment(() => 'all'),
);
const twoScales = scratch.file(
  'two.json',
  goldenAssessment((row) => (+row.item.slice(1) <= 12 ? 'tech' : 'people'), {
    technical_scale: 'tech',
    people_scale: 'people',
    location_sd_logits: 0,
  }),
);

/** Answers that look random and are always the same. */
function someRows(n) {
  let state = 12345;
  const next = () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return state >>> 16;
  };
  return Array.from({ length: n }, (_, i) =>
    [`p${i}`, ...itemIds.map(() => ['0', '1', '2', '3', '4', ''][next() % 6])].join(','),
  );
}
const sha = (text) => createHash('sha256').update(text).digest('hex');

describe('The reference figures come out of the command to 1e-10', () => {
  for (const [responses, figures] of [
    ['resp_200.csv', 'eap_map_200.csv'],
    ['resp_200_missing.csv', 'eap_200_missing.csv'],
  ]) {
    test(`on one trait, from ${responses}`, () => {
      const { status, stdout, stderr } = run([oneScale, '-', '--grid', 'reference'], goldenText(responses));
      assert.equal(stderr, '');
      assert.equal(status, 0);
      const rows = table(stdout);
      const expected = goldenTable(figures);
      const given = goldenTable(responses);
      assert.equal(rows.length, 200);
      assert.deepEqual(Object.keys(rows[0]), ['id', 'all_theta', 'all_se', 'answered', 'quality']);
      rows.forEach((row, i) => {
        assert.equal(row.id, String(i + 1));
        assertNear(row.all_theta, expected[i].eap, 1e-10, `theta of row ${i + 1}`);
        assertNear(row.all_se, expected[i].psd, 1e-10, `se of row ${i + 1}`);
        assert.equal(+row.answered, Object.values(given[i]).filter((answer) => answer !== '').length);
      });
    });
  }

  test('on two traits with a prior correlation of .2', () => {
    const { stdout } = run(
      [twoScales, '--grid', 'reference', '--prior-correlation', '.2'],
      goldenText('resp2d_200.csv'),
    );
    const rows = table(stdout);
    const expected = goldenTable('eap2d_200.csv');
    assert.equal(rows.length, 200);
    rows.forEach((row, i) => {
      assertNear(row.tech_theta, expected[i].eap_tech, 1e-10, `technical theta of row ${i + 1}`);
      assertNear(row.people_theta, expected[i].eap_mgmt, 1e-10, `people theta of row ${i + 1}`);
      assertNear(row.tech_se, expected[i].psd_tech, 1e-10, `technical se of row ${i + 1}`);
      assertNear(row.people_se, expected[i].psd_mgmt, 1e-10, `people se of row ${i + 1}`);
      assertNear(row.p_lean, expected[i].p_mgmt_gt_tech_normal, 1e-10, `p_lean of row ${i + 1}`);
    });
  });

  test('and another correlation, or another grid, gives others', () => {
    const answers = goldenText('resp2d_200.csv');
    const shares = [[], ['--prior-correlation', '-0.5'], ['--grid', 'reference']].map((more) =>
      sha(run([twoScales, ...more], answers).stdout),
    );
    assert.notEqual(shares[0], shares[1]);
    const narrow = scratch.file(
      'narrow.json',
      madeAssessment(
        Array.from({ length: 40 }, (_, i) => ({
          id: `q${i}`,
          kind: 'likert',
          section: 'all',
          scale: 's',
          keyed: '+',
          text: '?',
          responses: 'r',
          parameters: { discrimination: 4, thresholds: [(i - 20) / 10] },
        })),
        { r: 2 },
      ),
    );
    const rows =
      Array.from({ length: 40 }, (_, i) => `q${i}`).join() +
      '\n' +
      Array.from({ length: 40 }, (_, i) => +(i < 25)).join() +
      '\n';
    assert.notEqual(run([narrow], rows).stdout, run([narrow, '--grid', 'reference'], rows).stdout);
    assert.equal(run([narrow], rows).stdout, run([narrow, '--grid', 'adaptive'], rows).stdout);
  });
});

describe('The table of scores', () => {
  test("has one row for each row, in the same bytes as a report's result", () => {
    const answers = Object.fromEntries(itemIds.map((id, i) => [id, i % 7 === 3 ? null : (i * 3) % 5]));
    const raw = spawnSync(twotrack, ['report', careerTrack, '-', '--format', 'json'], {
      input: JSON.stringify({ answers }),
      encoding: 'utf8',
    }).stdout;
    const result = JSON.parse(raw);
    const { stdout } = score(`${header}\np7,${itemIds.map((id) => answers[id] ?? 'NA').join()}\n`);
    const [row] = table(stdout);
    assert.deepEqual(Object.keys(row), [
      'id',
      'technical_theta',
      'technical_se',
      'people_theta',
      'people_se',
      'p_lean',
      'outcome',
      'answered',
      'quality',
    ]);
    assert.deepEqual(
      [+row.technical_theta, +row.people_se, +row.p_lean, row.outcome, +row.answered],
      [+result.scales[0].theta, +result.scales[1].standard_error, +result.p_lean, result.outcome, 17],
    );
    for (const number of [row.technical_theta, row.technical_se, row.people_theta, row.people_se, row.p_lean])
      assert.ok(raw.includes(`:${number},`), `${number} is written otherwise in ${raw}`);
  });

  test('turns reverse-keyed answers by itself', () => {
    const technical = (id) => assessment.items.find((item) => item.id === id);
    const row = itemIds.map((id) => ((technical(id).scale === 'technical') === (technical(id).keyed === '+') ? 4 : 0));
    const [scored] = table(score(`${header}\nx,${row}\n`).stdout);
    assert.equal(scored.outcome, 'technical');
    assert.ok(+scored.technical_theta > 1.5 && +scored.people_theta < -1.5);
  });

  test('does not depend on the order of columns, on blanks or on how missing is written', () => {
    const plain = score(`${header}\np1,${itemIds.map((_, i) => (i % 5 === 4 ? '' : i % 4))}\n`).stdout;
    const reversed = [...itemIds].reverse().map((id) => [id, itemIds.indexOf(id)]);
    const text = `${reversed.map(([id]) => ` "${id}"`).join()}, id\r\n${reversed.map(([, i]) => (i % 5 === 4 ? ' NA ' : `" ${i % 4}"\t`)).join()},p1\r\n`;
    assert.equal(score(text).stdout, plain);
    assert.equal(score(`\ufeff${text}`).stdout, plain);
  });

  test('names a row by its id as it is, in quotes where it must be, and by its number where there is none', () => {
    const ids = ['"a, ""b"""', '  c d ', '" e "', 'ü漢', '', '"two\nlines"'];
    const { stdout } = score(`id,t1\n${ids.map((id) => `${id},2`).join('\n')}\n`);
    assert.ok(stdout.includes('\n"a, ""b""",'));
    assert.ok(
      stdout.includes('\nc d,') && stdout.includes('\n" e ",') && stdout.includes('\nü漢,') && stdout.includes('\n,'),
    );
    assert.ok(stdout.includes('\n"two\nlines",'));
    assert.deepEqual(
      table(score('t1\n1\n2\n3\n').stdout).map((row) => row.id),
      ['1', '2', '3'],
    );
  });

  test('counts as asked what the header names, and says how many items it does not', () => {
    const first = itemIds.slice(0, 4);
    const { status, stdout, stderr } = score(`${first}\n4,4,4,4\n`);
    assert.equal(status, 0);
    assert.equal(
      stderr,
      "<stdin>: note: 16 of the assessment's 20 items are not in the header; they count as not asked.\n",
    );
    const [asked] = table(stdout);
    const [unasked] = table(score(`${itemIds}\n4,4,4,4${','.repeat(16)}\n`).stdout);
    assert.notEqual(asked.outcome, 'not_enough_evidence');
    assert.equal(unasked.outcome, 'not_enough_evidence');
    assert.equal(asked.p_lean, unasked.p_lean);
    assert.equal(asked.answered, '4');
  });

  test('flags the same answer in a row, as shown, over half of the answers and eight at least', () => {
    const quality = (row) => table(score(`${header}\nx,${row}\n`).stdout)[0].quality;
    const ramp = (i) => i % 5;
    assert.equal(quality(itemIds.map(() => 3)), 'longstring');
    assert.equal(quality(itemIds.map((_, i) => (i < 10 ? 3 : ramp(i + 4)))), 'longstring');
    assert.equal(quality(itemIds.map((_, i) => (i < 9 ? 3 : ramp(i)))), '');
    assert.equal(quality(itemIds.map((_, i) => (i < 8 ? 1 : ''))), 'longstring');
    assert.equal(quality(itemIds.map((_, i) => (i < 7 ? 1 : ''))), '');
    assert.equal(quality(itemIds.map(() => '')), '');
  });

  test('is the header alone for answers without a row', () => {
    for (const input of [header, `${header}\n`, `${header}\r\n\r\n`]) {
      const { status, stdout, stderr } = score(input);
      assert.deepEqual({ status, stderr }, { status: 0, stderr: '' });
      assert.match(stdout, /^id,technical_theta,.+,quality\n$/);
    }
    assert.equal(score('', '--format', 'jsonl').stdout, score(header).stdout);
  });

  test('serves 1 to 8 scales of 2 to 10 categories, with and without a decision', () => {
    for (const n of [1, 2, 5, 8]) {
      const items = Array.from({ length: 3 * n }, (_, i) => {
        const categories = 2 + (i % 9);
        return {
          id: `q${i}`,
          kind: 'likert',
          section: 'all',
          scale: `s${i % n}`,
          keyed: i % 2 ? '+' : '-',
          text: '?',
          responses: `r${categories}`,
          parameters: {
            discrimination: 1 + (i % 3) / 2,
            thresholds: Array.from({ length: categories - 1 }, (_, k) => (k - categories / 2) / 2),
          },
        };
      });
      const formats = Object.fromEntries(Array.from({ length: 9 }, (_, k) => [`r${k + 2}`, k + 2]));
      const decision = n === 5 ? { technical_scale: 's1', people_scale: 's4' } : undefined;
      const file = scratch.file(`${n}.json`, madeAssessment(items, formats, decision));
      const { status, stdout, stderr } = run(
        [file],
        `${items.map((it) => it.id)}\n${items.map((_, i) => 1 + (i % 9))}\n${items.map(() => 0)}\n`,
      );
      assert.equal(stderr, '');
      assert.equal(status, 0);
      const rows = table(stdout);
      const scaleColumns = Array.from({ length: n }, (_, s) => [`s${s}_theta`, `s${s}_se`]).flat();
      assert.deepEqual(Object.keys(rows[0]), [
        'id',
        ...scaleColumns,
        ...(decision ? ['p_lean', 'outcome'] : []),
        'answered',
        'quality',
      ]);
      for (const column of scaleColumns)
        assert.ok(Number.isFinite(+rows[0][column]) && rows[0][column] !== rows[1][column], column);
    }
  });
});

describe('Columns that are asked for', () => {
  const usual = 'id,technical_theta,technical_se,people_theta,people_se,p_lean,outcome,answered,quality';
  const byHand = (row, scale) =>
    itemIds.flatMap((_, i) => {
      const item = assessment.items[i];
      return item.scale !== scale || row[i] === '' ? [] : [item.keyed === '+' ? +row[i] : 4 - row[i]];
    });

  test('come after those that are always there, which stay as they are', () => {
    const answers = `${header}\n${someRows(20).join('\n')}\n`;
    const plain = score(answers).stdout;
    assert.equal(plain.split('\n')[0], usual);
    const more = score(answers, '--sum-score', '--classical').stdout.split('\n');
    assert.equal(
      more[0],
      `${usual},technical_mean,people_mean,technical_sum,technical_sum_theta,technical_sum_se,people_sum,people_sum_theta,people_sum_se`,
    );
    plain.split('\n').forEach((line, i) => assert.ok(more[i].startsWith(line)));
    assert.equal(score(answers, '--classical').stdout.split('\n')[0], `${usual},technical_mean,people_mean`);
  });

  test('--classical: the mean of the answered items from 1 to 5, turned; NA without one', () => {
    const rows = someRows(40).map((row) => row.split(',').slice(1));
    rows.push(itemIds.map((_, i) => (assessment.items[i].scale === 'people' ? '' : '4')));
    const scored = table(score(`${itemIds}\n${rows.join('\n')}\n`, '--classical').stdout);
    scored.forEach((row, i) => {
      for (const scale of ['technical', 'people']) {
        const levels = byHand(rows[i], scale);
        if (levels.length === 0) assert.equal(row[`${scale}_mean`], 'NA');
        else
          assertNear(
            row[`${scale}_mean`],
            1 + levels.reduce((sum, it) => sum + it) / levels.length,
            1e-12,
            `${scale} of row ${i + 1}`,
          );
      }
    });
    assert.equal(scored.at(-1).people_mean, 'NA');
    assert.equal(+scored.at(-1).technical_mean, 3);
  });

  test('--sum-score: the reference figures of every sum come out to 1e-10', () => {
    const ids = goldenTable('items.csv').map((row) => row.item);
    const expected = goldenTable('sumscore_eap.csv');
    assert.equal(expected.length, 97);
    const rows = expected.map(({ sum }) => ids.map((_, i) => Math.floor((+sum + i) / 24)));
    const scored = table(
      run([oneScale, '-', '--grid', 'reference', '--sum-score'], `${ids}\n${rows.join('\n')}\n`).stdout,
    );
    scored.forEach((row, i) => {
      assert.equal(row.all_sum, expected[i].sum);
      assertNear(row.all_sum_theta, expected[i].eap, 1e-10, `theta of the sum ${i}`);
      assertNear(row.all_sum_se, expected[i].psd, 1e-10, `se of the sum ${i}`);
    });
  });

  test('--sum-score: turned answers, and NA for who left one of the scale out', () => {
    const rows = someRows(40).map((row) =>
      row
        .split(',')
        .slice(1)
        .map((answer) => answer || '3'),
    );
    rows.push(rows[0].with(itemIds.indexOf('t1'), ''));
    const scored = table(score(`${itemIds}\n${rows.join('\n')}\n`, '--sum-score').stdout);
    for (const scale of ['technical', 'people'])
      for (const [i, row] of rows.slice(0, -1).entries())
        assert.equal(
          +scored[i][`${scale}_sum`],
          byHand(row, scale).reduce((sum, it) => sum + it),
        );
    const { technical_sum, technical_sum_theta, technical_sum_se, people_sum } = scored.at(-1);
    assert.deepEqual([technical_sum, technical_sum_theta, technical_sum_se], ['NA', 'NA', 'NA']);
    assert.equal(people_sum, scored[0].people_sum);
    const bySum = new Map(scored.slice(0, -1).map((row) => [row.technical_sum, row.technical_sum_theta]));
    for (const row of scored.slice(0, -1)) assert.equal(row.technical_sum_theta, bySum.get(row.technical_sum));
  });

  test("--sum-score: of the items that were asked, by the header or by the row's form", () => {
    const shortForm = careerTrackContent.short_form.filter((id) => itemIds.includes(id));
    const file = scratch.file('sums.json', { ...assessment, short_form: shortForm });
    const answers = Object.fromEntries(shortForm.map((id, i) => [id, i % 5]));
    const csv = `${shortForm}\n${shortForm.map((id) => answers[id])}\n`;
    const [asked] = table(run([file, '-', '--sum-score'], csv).stdout);
    const [short, full] = table(
      run(
        [file, '-', '--sum-score'],
        [{ form: 'short', answers }, { answers }].map((it) => JSON.stringify(it)).join('\n'),
      ).stdout,
    );
    assert.notEqual(asked.people_sum, 'NA');
    assert.deepEqual({ ...short }, { ...asked });
    assert.equal(full.people_sum, 'NA');
    const [onlyPeople] = table(run([file, '-', '--sum-score'], 'm1\n2\n').stdout);
    assert.deepEqual([onlyPeople.technical_sum, onlyPeople.people_sum], ['NA', '2']);
  });
});

describe('JSON Lines', () => {
  const lines = [
    { id: 'a', answers: { t1: 4, m3: null } },
    { answers: {} },
    { id: 12345678901234567890n, answers: { t2: 0 } },
    { id: null, answers: { m1: 1 } },
    { more: 1, id: 'b,c', answers: {} },
  ].map((it) =>
    JSON.stringify(it, (_, value) => (typeof value === 'bigint' ? 'BIG' : value)).replace(
      '"BIG"',
      '12345678901234567890',
    ),
  );

  test('gives the same scores as CSV', () => {
    const rows = someRows(50);
    const json = rows.map((row) => {
      const [id, ...answers] = row.split(',');
      return JSON.stringify({
        id,
        answers: Object.fromEntries(itemIds.map((it, i) => [it, answers[i] === '' ? null : +answers[i]])),
      });
    });
    assert.equal(score(json.join('\n')).stdout, score(`${header}\n${rows.join('\n')}`).stdout);
  });

  test('may say which form was asked, as a result does: the outcome then asks for no more evidence than that gave', () => {
    const shortForm = careerTrackContent.short_form.filter((id) => itemIds.includes(id));
    const file = scratch.file('short.json', { ...assessment, short_form: shortForm });
    const answers = Object.fromEntries(shortForm.filter((_, i) => i % 8 < 6).map((id) => [id, 2]));
    const { status, stdout, stderr } = run(
      [file, '-'],
      ['short', 'full', undefined].map((form) => JSON.stringify({ form, answers })).join('\n'),
    );
    assert.deepEqual({ status, stderr }, { status: 0, stderr: '' });
    const rows = table(stdout);
    assert.deepEqual(
      rows.map((row) => row.outcome),
      ['too_close_to_call', 'not_enough_evidence', 'not_enough_evidence'],
    );
    assert.deepEqual(
      rows.map((row) => row.p_lean),
      Array(3).fill(rows[0].p_lean),
    );
    assert.match(run([file, '-'], '{"answers": {},\t"form": "brief"}').stderr, /^<stdin>:1:25: error: .+ \[form\]\n$/);
  });

  test('may come from several files, each with a byte order mark', () => {
    const { stdout } = score(
      [
        '{"id": 1234567, "answers": {}}',
        '\ufeff{"id": 1234567, "answers": {}}',
        '\ufeff{"id": "a", "answers": {}}',
      ].join('\n'),
    );
    assert.deepEqual(
      table(stdout).map((row) => row.id),
      ['1234567', '1234567', 'a'],
    );
  });

  test("is told by its first byte, by the file's ending, or by --format", () => {
    const { status, stdout, stderr } = score(`\ufeff \n${lines.join('\r\n')}`);
    assert.deepEqual({ status, stderr }, { status: 0, stderr: '' });
    const rows = stdout.trim().split('\n').slice(1);
    assert.deepEqual(
      rows.map((row) => row.match(/^("[^"]*"|[^,]*),/)[1]),
      ['a', '2', '12345678901234567890', '4', '"b,c"'],
    );
    assert.equal(run([careerTrack, scratch.file('x.jsonl', lines.join('\n'))]).stdout, stdout);
    assert.equal(run([careerTrack, scratch.file('x.ndjson', lines.join('\n'))]).stdout, stdout);
    assert.equal(run([careerTrack, scratch.file('x.dat', lines.join('\n'))]).stdout, stdout);
    assert.equal(run([careerTrack, scratch.file('x.csv', lines.join('\n')), '--format', 'jsonl']).stdout, stdout);
    assert.equal(run([careerTrack, scratch.file('y.csv', lines.join('\n'))]).status, 2);
  });
});

describe('A stream', () => {
  const many = `${header}\n${someRows(20_000).join('\n')}\n`;

  test('keeps its order and its bytes with any number of threads', () => {
    const one = score(many, '--threads', '1').stdout;
    assert.deepEqual(
      table(one).map((row) => row.id),
      Array.from({ length: 20_000 }, (_, i) => `p${i}`),
    );
    for (const threads of ['2', '4', '32']) assert.equal(sha(score(many, '--threads', threads).stdout), sha(one));
    assert.equal(sha(score(many).stdout), sha(one));
  });

  test('takes no more memory when it is thirty times as long', () => {
    const rows = scratch.file('block.csv', `${someRows(10_000).join('\n')}\n`);
    const head = scratch.file('head.csv', `${header}\n`);
    // AddressSanitizer keeps freed memory, by default up to 256 MiB. This memory does not count.
    const peak = (blocks) =>
      +shell(
        'export ASAN_OPTIONS="${ASAN_OPTIONS:+$ASAN_OPTIONS:}quarantine_size_mb=1:thread_local_quarantine_size_kb=64"; { cat "$3"; for ((i = 0; i < $5; ++i)); do cat "$4"; done; } | python3 -c "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL); print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)" "$1" score "$2" --threads 2',
        head,
        rows,
        String(blocks),
      ).stdout;
    const short = peak(1);
    const long = peak(30);
    assert.ok(short > 1000 && long < short + 8192, `${short} KiB for 10,000 rows, ${long} KiB for 300,000`);
  });

  test('gives each row as it comes in', async () => {
    for (const threads of ['1', '2']) {
      const program = spawn(twotrack, ['score', careerTrack, '--threads', threads]);
      program.stdout.setEncoding('utf8');
      const next = async () => (await once(program.stdout, 'data', { signal: AbortSignal.timeout(patience_ms) }))[0];
      let told = next();
      program.stdin.write(`${header}\n`);
      assert.match(await told, /^id,/);
      for (const row of someRows(3)) {
        told = next();
        program.stdin.write(`${row}\n`);
        assert.match(await told, /^p\d,.+\n$/);
      }
      program.stdin.end();
      assert.deepEqual(await once(program, 'exit'), [0, null]);
    }
  });

  test('ends at a bad row though more may come in', async () => {
    const program = spawn(twotrack, ['score', careerTrack]);
    program.stdin.write('t1\n1\n9\n');
    assert.deepEqual(await once(program, 'exit', { signal: AbortSignal.timeout(patience_ms) }), [2, null]);
    program.stdin.destroy();
  });

  test('may be a file, a pipe, or a file by the name of a device', () => {
    const file = scratch.file('rows.csv', many);
    const expected = sha(score(many).stdout);
    assert.equal(sha(run([careerTrack, file]).stdout), expected);
    assert.equal(sha(shell('cat "$3" | "$1" score "$2" -', file).stdout), expected);
    assert.equal(sha(shell('"$1" score "$2" /dev/stdin < "$3"', file).stdout), expected);
  });
});
