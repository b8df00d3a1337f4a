// Splits a module in two: what the questions run, and the rest, which the element fetches when the first page is there.
//
// The part of each function is not guessed: the module is instrumented, taken through the questions of every assessment
// here as the element takes it, and Binaryen's wasm-split puts what did not run into the second part. A function that was
// misplaced is no fault, only a wait: see Engine.attempt in src/engine.ts.
//
// usage: node web/split.mjs [--whole] WASM_SPLIT MODULE FIRST REST      --whole leaves nothing to the second part
import { execFileSync } from 'node:child_process';
import { copyFile, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const { values: { whole }, positionals: [wasmSplit, module, first, rest] } = parseArgs({ options: { whole: { type: 'boolean' } }, allowPositionals: true });
const root = fileURLToPath(new URL('..', import.meta.url));
const features = ['bulk-memory', 'nontrapping-float-to-int', 'sign-ext', 'mutable-globals'].map((name) => `--enable-${name}`);
const run = (...args) => execFileSync(wasmSplit, [...args, ...features], { stdio: ['ignore', 'inherit', 'inherit'] });

/** WebAssembly's first words, and no more. */
const emptyModule = Buffer.from('\0asm\x01\0\0\0', 'latin1');

const folder = await mkdtemp(join(tmpdir(), 'twotrack-split-'));
try {
  if (whole) {
    await copyFile(module, first);
    await writeFile(rest, emptyModule);
  } else {
    await split();
  }
} finally {
  await rm(folder, { recursive: true });
}

async function split() {
  const instrumented = join(folder, 'instrumented.wasm');
  const profile = join(folder, 'profile');
  run('--instrument', module, '-o', instrumented);
  await writeFile(profile, await profileOf(await readFile(instrumented)));
  run('--split', module, `--profile=${profile}`, '-o1', first, '-o2', rest, '--no-placeholders', '--import-namespace=first', '--export-prefix=%');
}

/** Which functions run from the intro to the last question. */
async function profileOf(bytes) {
  const { Core, coreImports } = await coreBindings();
  let exports;
  const floats = (address, ...values) => new Float32Array(exports.memory.buffer).set(values, address / 4);
  // Letters of plausible sizes: what is measured and drawn of them is the browser's part.
  const twotrack = {
    cosine: Math.cos,
    sine: Math.sin,
    face_metrics: (face, sizePx, out) => floats(out, 0.95 * sizePx, -0.25 * sizePx),
    glyph_metrics: (face, sizePx, codepoint, out) => {
      const [advance, height] = [0.55 * sizePx, Math.round(0.7 * sizePx)];
      floats(out, advance);
      new Int32Array(exports.memory.buffer).set([0, -height, Math.round(advance), height], out / 4 + 1);
    },
    glyph_pixels: () => {},
    texture_create: () => {},
    texture_update: () => {},
    texture_destroy: () => {},
  };
  ({ exports } = (await WebAssembly.instantiate(bytes, { ...coreImports, twotrack })).instance);
  const core = new Core(exports);
  const themes = themesOf(exports);
  const looks = exports.twotrack_draw ? looksOf(exports, themes) : [];
  const draw = (session) => looks.forEach((look) => look(session.handle));
  for (const name of (await readdir(`${root}assessments`)).filter((each) => !each.endsWith('.schema.json')))
    take(core, core.createAssessment(await readFile(`${root}assessments/${name}`)), draw);
  themes.forEach((theme) => exports.twotrack_theme_destroy(theme));
  // Drawn anew in other fonts, and after the context was lost.
  if (exports.twotrack_draw) {
    exports.twotrack_textures_lost();
    exports.twotrack_fonts_destroy(exports.twotrack_fonts_create(1, 2));
  }
  const size = exports.__write_profile(0, 0);
  const address = exports.twotrack_allocate(size);
  exports.__write_profile(address, size);
  return new Uint8Array(exports.memory.buffer, address, size);
}

/** Answers every question, as somebody who changes an answer, goes back once, and comes back another day. */
function take(core, assessment, draw) {
  const session = core.createSession(assessment, 0, 1);
  const act = (control, goOn = false) => {
    const refusal = session.activate(control, goOn, 1_000);
    if (refusal !== null) throw new Error(refusal);
    return show();
  };
  const show = () => {
    session.snapshot();
    void [session.answered, session.asked];
    const page = session.page();
    // The review is the first page that waits for the rest.
    if (page.id !== 'review') draw(session);
    return page;
  };
  show();
  for (let page = act('start'); page.id !== 'review'; ) {
    for (const block of page.blocks) {
      if (block.kind === 'choice-group') for (const { id } of block.options.slice(0, 2)) act(id);
      if (block.kind === 'text-field') session.write(block.id, 'Why, naturally!', 1_000), show();
    }
    const { id } = page;
    page = act('back');
    page = act(page.id === 'intro' ? 'start' : 'forward');
    // A click on an answer goes on by itself where there is one to give.
    const group = page.blocks.find(({ kind, selection }) => kind === 'choice-group' && selection === 'one');
    if (group) page = act(group.options[0].id, true);
    if (page.id === id) page = act('forward');
  }
  act('back');
  const returning = core.createSession(assessment, 0, 1);
  returning.restore(session.snapshot(), 2_000);
  returning.welcome();
  returning.page();
  draw(returning);
  returning.activate('resume', true, 3_000);
  returning.page();
  returning.destroy();
  session.destroy();
}

/** A light and a dark theme, as a page gives its colours. */
function themesOf(exports) {
  return [0, 1].map((dark) => {
    const theme = exports.twotrack_theme_create(dark);
    exports.twotrack_theme_override(theme, 0xff2060c0, 0xffffffff, 0xff000000, 12);
    exports.twotrack_theme_colours(theme);
    return theme;
  });
}

/** A page as it is drawn on a phone and on a desktop, light and dark, with the pointer and the focus on none and on two controls. */
function looksOf(exports, themes) {
  const fonts = exports.twotrack_fonts_create(1, 2);
  return [[300, 3], [800, 1]].map(([widthPx, density], look) => (session) => {
    for (const [control, sinceMs] of [[-1, 1e9], [0, 60], [1, 60]])
      exports.twotrack_draw(session, 0, fonts, themes[look], widthPx, density, 16, control, control, control, 1, control, sinceMs, sinceMs);
  });
}

/** The element's own way to call the core. */
async function coreBindings() {
  const { outputFiles } = await build({ entryPoints: [`${root}web/src/core.ts`], bundle: true, format: 'esm', write: false });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
