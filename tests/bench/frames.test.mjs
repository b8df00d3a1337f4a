// Drawing stays cheap: checks the content and the instructions (counted by callgrind) of frames of the heaviest pages
// and of a question. To record new figures on purpose: TWOTRACK_RECORD=1 node --test tests/bench/frames.test.mjs
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { howToRecord, programAt, readRecord, recordIfAsked, run } from './recorded.mjs';

const program = programAt('frame_cost');
const record = await readRecord('frames.json');
let folder;
/** Keyed by "page at width px", then by frame. */
let counted;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'twotrack-frames-'));
  counted = await count();
  await recordIfAsked('frames.json', record, program, { frames: counted });
});
after(() => rm(folder, { recursive: true }));

const linesOf = (stdout) =>
  stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
const nameOf = ({ page, width }) => `${page} at ${width} px`;

/**
 * Each call of count_frame has its own profile. They are numbered from 1, in the order of the program's output lines.
 */
async function count() {
  const file = join(folder, 'profile');
  const options = [
    '--tool=callgrind',
    '--toggle-collect=count_frame',
    '--dump-after=count_frame',
    `--callgrind-out-file=${file}`,
  ];
  const frames = linesOf((await run('valgrind', [...options, program])).stdout);
  const pages = {};
  for (const [index, { frame, draw_calls, vertices, uploads, ...page }] of frames.entries()) {
    const profile = await readFile(`${file}.${index + 1}`, 'utf8');
    const instructions = Number(profile.match(/^(?:totals|summary): (\d+)$/m)[1]);
    assert.ok(instructions > 0, `callgrind counted nothing in frame ${index + 1}`);
    pages[nameOf(page)] ??= {};
    pages[nameOf(page)][frame] = { instructions, draw_calls, vertices, uploads };
  }
  return pages;
}

for (const [page, frames] of Object.entries(record.frames))
  for (const [frame, recorded] of Object.entries(frames))
    test(`${page}, ${frame} frame: no more draw calls or uploads, and at most ${record.tolerated_growth * 100} % more instructions and vertices than recorded`, (t) => {
      const now = counted[page][frame];
      t.diagnostic(`now ${JSON.stringify(now)}; recorded ${JSON.stringify(recorded)}`);
      for (const [what, least] of Object.entries(recorded)) {
        const most = ['instructions', 'vertices'].includes(what) ? least * (1 + record.tolerated_growth) : least;
        assert.ok(
          now[what] <= most,
          `${page}, ${frame} frame: ${now[what]} ${what}, ${least} are recorded (${record.compiler}). ${howToRecord('frames.test.mjs')}`,
        );
      }
    });

test('what is recorded is what is counted', () => {
  assert.deepEqual(Object.keys(record.frames), Object.keys(counted));
});

test('at no width is a page heavier than those recorded', async (t) => {
  const pages = linesOf((await run(program, ['--all'])).stdout);
  for (const width of new Set(pages.map((each) => each.width))) {
    const heaviest = pages.filter((each) => each.width === width).reduce((a, b) => (b.vertices > a.vertices ? b : a));
    t.diagnostic(`${nameOf(heaviest)}: ${heaviest.vertices} vertices`);
    const most = Math.max(
      ...Object.entries(counted)
        .filter(([name]) => name.endsWith(` ${width} px`))
        .map(([, { steady }]) => steady.vertices),
    );
    assert.ok(
      heaviest.vertices <= most * (1 + record.tolerated_growth),
      `${nameOf(heaviest)} has ${heaviest.vertices} vertices, the heaviest recorded ${most}`,
    );
  }
});
