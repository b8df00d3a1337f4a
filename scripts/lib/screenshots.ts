// Makes a contact sheet: each kind of page × width × colour scheme × view, the demo's pages, and the desktop app.
// scripts/screenshots bundles this file and runs it in the project's folder. Arguments restrict it to the named kinds.
import { chromium, type Browser, type Page } from '@playwright/test';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { launchOptions } from '../../tests/web/support/chromium.mjs';
import { pageIds, pageKinds, visitKinds, type Mode } from '../../tests/web/support/page-kinds.js';
import { painted } from '../../tests/web/support/quiz.js';

const folder = 'build/screenshots';
const widths = [320, 768, 1280];
const schemes = ['light', 'dark'] as const;
const views = ['canvas', 'html', 'desktop'] as const;
const demos = ['index', 'blog', 'docs', 'brand'];
const wanted = process.argv.slice(2);
const isWanted = (...names: string[]) => wanted.length === 0 || names.some((name) => wanted.includes(name));

type Scheme = (typeof schemes)[number];
const nameOf = (kind: string, width: number, scheme: Scheme, view: string) => `${kind}-${width}-${scheme}-${view}.png`;

/**
 * The whole page in each width and scheme. A canvas holds pixels only near the viewport, so the viewport grows to the
 * page's height.
 */
async function photograph(page: Page, kind: string, view: string): Promise<void> {
  for (const width of widths)
    for (const scheme of schemes) {
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize({ width, height: 400 });
      await painted(page);
      // Twice, because an image in the plain view or a page in a frame may need more room only then.
      for (let turn = 0; turn < 2; ++turn) {
        await page.setViewportSize({ width, height: await page.evaluate(() => document.documentElement.scrollHeight) });
        await painted(page);
      }
      await page.screenshot({ path: `${folder}/${nameOf(kind, width, scheme, view)}` });
    }
}

async function photographWidget(browser: Browser, baseURL: string): Promise<void> {
  for (const mode of ['canvas', 'html'] as Mode[]) {
    const page = await browser.newPage({ baseURL });
    // Removes the page's two fields, which only the keyboard tests need.
    await page.addInitScript(() =>
      document.addEventListener('DOMContentLoaded', () => {
        for (const input of document.querySelectorAll('input')) input.remove();
      }),
    );
    await visitKinds(page, mode, async (kind) => {
      if (isWanted(kind)) await photograph(page, kind, mode);
    });
    await page.close();
  }
}

async function photographDemo(browser: Browser, baseURL: string): Promise<void> {
  for (const name of demos) {
    const page = await browser.newPage({ baseURL });
    await page.goto(`${name}.html`);
    await page.locator('two-track').first().scrollIntoViewIfNeeded();
    await page.locator('two-track').first().getByRole('heading').first().waitFor();
    await photograph(page, `demo-${name}`, 'canvas');
    await page.close();
  }
}

/** The pages up to the report: from there on, the desktop app differs from the browser's widget. */
async function photographDesktop(): Promise<void> {
  const program = ['build/native/bin', 'build/dev/bin'].map((bin) => `${bin}/twotrack-desktop`).find(existsSync);
  if (!program) {
    console.log(
      'There are no pictures of the desktop app: it is in neither build/native/bin nor build/dev/bin. scripts/test builds the latter.',
    );
    return;
  }
  // These modules find the project's folder by their own place, so they are not bundled.
  const ours = (name: string) => import(pathToFileURL(`tests/native/desktop/${name}`).href);
  const [{ Display }, { DesktopApp }] = await Promise.all([ours('display.mjs'), ours('desktop_app.mjs')]);
  const height = 5200; // the longest report in the narrowest window
  const display = await Display.start({ width: Math.max(...widths), height });
  try {
    for (const scheme of schemes) {
      const app = await DesktopApp.start(display, program, ['--theme', scheme, '--size', `768x${height}`]);
      for (const kind of pageKinds.filter((kind) => kind !== 'shared' && kind !== 'welcome')) {
        await walkDesktop(app, pageIds[kind]);
        if (!isWanted(kind, 'desktop')) continue;
        for (const width of widths) {
          app.resize(width, height);
          await app.until((screen: { width: number }) => screen.width === width, `a width of ${width}`);
          // The screen is a moment behind the trace.
          await pause(600);
          const shot = display.screenshot();
          await writeFile(
            `${folder}/${nameOf(kind, width, scheme, 'desktop')}`,
            shot.png({ width, height: Math.min(height, lastRow(shot, width) + 16) }),
          );
        }
      }
      await app.kill();
    }
  } finally {
    await display.stop();
  }
}

/** The part of DesktopApp, in tests/native/desktop/desktop_app.mjs, that the walk uses. */
interface Desktop {
  readonly screen: { readonly page: string; readonly controls: readonly { readonly id: string }[] };
  click(controlId: string): void;
  until(isReached: () => boolean, what: string): Promise<void>;
}

/** Answers with the second option until the goal is reached. */
async function walkDesktop(app: Desktop, goal: string): Promise<void> {
  while (app.screen.page !== goal) {
    const { page, controls } = app.screen;
    const isElsewhere = () => app.screen.page !== page;
    for (const { id } of controls)
      if (/:1$/.test(id) && !isElsewhere() && page !== 'review') {
        app.click(id);
        for (let wait = 0; wait < 15 && !isElsewhere(); ++wait) await pause(20);
      }
    if (isElsewhere()) continue;
    app.click(controls.some(({ id }) => id === 'start') ? 'start' : 'forward');
    await app.until(isElsewhere, `the page after ${page}`);
  }
}

/** The last row of a screenshot with more than one colour. */
function lastRow(shot: { height: number; at(x: number, y: number): number }, width: number): number {
  let y = shot.height - 1;
  const isBare = () => {
    for (let x = 1; x < width; ++x) if (shot.at(x, y) !== shot.at(0, y)) return false;
    return true;
  };
  while (y > 0 && isBare()) --y;
  return y;
}

/** Lists every picture in the folder: one row for each kind, the widths side by side. */
async function writeSheet(): Promise<void> {
  const files = new Set(await readdir(folder));
  const kinds = [...pageKinds, ...demos.map((name) => `demo-${name}`)];
  const sections = kinds.map((kind) => {
    const rows = views
      .flatMap((view) =>
        schemes.map((scheme) => {
          const figures = widths
            .map((width) => nameOf(kind, width, scheme, view))
            .filter((name) => files.has(name))
            .map((name) => `<a href="${name}"><img src="${name}" alt="${name}" loading="lazy"></a>`);
          return figures.length === 0
            ? ''
            : `<figure class="${view} ${scheme}"><figcaption>${view}, ${scheme}</figcaption><div>${figures.join('')}</div></figure>`;
        }),
      )
      .join('');
    return rows === '' ? '' : `<section id="${kind}"><h2>${kind}</h2>${rows}</section>`;
  });
  const boxes = [...views, ...schemes]
    .map((name) => `<label><input type="checkbox" id="show-${name}" checked>${name}</label>`)
    .join('');
  const rules = [...views, ...schemes]
    .map((name) => `body:not(:has(#show-${name}:checked)) .${name}{display:none}`)
    .join('');
  await writeFile(
    `${folder}/index.html`,
    `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Twotrack: every page</title>
<style>
html{color-scheme:light dark;font:14px/1.5 system-ui,sans-serif;background:light-dark(#d9dce2,#24272d)}body{margin:0 16px 64px}
nav{position:sticky;top:0;z-index:1;display:flex;flex-wrap:wrap;gap:4px 14px;padding:10px 16px;margin:0 -16px;background:light-dark(#fff,#111)}
h2{margin:32px 0 0;scroll-margin-top:90px}figure{margin:8px 0 0}figure div{display:flex;gap:12px;align-items:start;overflow-x:auto}
img{display:block;max-block-size:640px;max-inline-size:100%;inline-size:auto;outline:1px solid #8884}${rules}
</style>
<nav>${kinds.map((kind) => `<a href="#${kind}">${kind}</a>`).join('')}${boxes}</nav>
${sections.join('\n')}
</html>
`,
  );
}

await mkdir(folder, { recursive: true });
if (wanted.length === 0) for (const name of await readdir(folder)) await rm(`${folder}/${name}`);
const server = spawn(process.execPath, ['scripts/lib/serve.mjs', '0', 'dist', 'tests/web/pages'], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
try {
  const [line] = await once(server.stdout, 'data');
  const baseURL = /http\S+/.exec(String(line))![0];
  const browser = await chromium.launch(launchOptions);
  try {
    if (isWanted(...pageKinds)) await photographWidget(browser, baseURL);
    if (isWanted('demo')) await photographDemo(browser, baseURL);
  } finally {
    await browser.close();
  }
} finally {
  server.kill();
}
if (isWanted(...pageKinds, 'desktop')) await photographDesktop();
await writeSheet();
console.log(`${(await readdir(folder)).length - 1} pictures in ${folder}/index.html`);
