// Takes the pictures of docs/authoring.md again, from the tutorial's quiz. Needs build/native/bin and dist/: scripts/test --all.
// usage: node scripts/lib/tutorial-pictures.mjs
import { chromium } from '@playwright/test';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { launchOptions } from '../../tests/web/support/chromium.mjs';
import { DesktopApp } from '../../tests/native/desktop/desktop_app.mjs';
import { Display } from '../../tests/native/desktop/display.mjs';
import { twotrackDesktop } from '../../tests/native/support/programs.mjs';
import { blocks, follow } from './tutorial.mjs';

const docs = (name) => new URL(`../../docs/${name}`, import.meta.url);
const folder = mkdtempSync(join(tmpdir(), 'twotrack-tutorial-'));
const quiz = () => join(folder, 'quiz.json');

/** Makes the quiz as it is at the end of a step. */
function followTo(step) {
  for (const block of blocks) if (block.language === 'json' && block.step <= step) follow(block, folder);
}

/** Photographs a question in the desktop app. */
async function photographDesktop() {
  const size = { width: 720, height: 450 };
  const display = await Display.start(size);
  try {
    const app = await DesktopApp.start(display, twotrackDesktop, [
      '--theme',
      'light',
      '--size',
      `${size.width}x${size.height}`,
      quiz(),
    ]);
    app.click('start');
    await app.until(({ page }) => page === 'b1', 'the first question');
    await pause(600); // the screen follows the trace by a moment
    writeFileSync(docs('authoring-desktop.png'), display.screenshot().png(size));
    await app.kill();
  } finally {
    await display.stop();
  }
}

/** Photographs the widget on a page, after `walk` has taken it to the wanted place. */
async function photographWidget(name, height, walk) {
  writeFileSync(
    join(folder, 'index.html'),
    '<!DOCTYPE html><meta charset="utf-8"><title>Quiz</title><body style="margin: 16px; font-family: Inter, sans-serif">' +
      '<script type="module" src="twotrack/twotrack.js"></script><two-track src="quiz.json" storage="none" theme="light"></two-track>',
  );
  const server = spawn('node', ['scripts/lib/serve.mjs', '0', folder, 'dist'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [ready] = await once(server.stdout.setEncoding('utf8'), 'data');
  const browser = await chromium.launch(launchOptions);
  try {
    const page = await browser.newPage({ viewport: { width: 720, height: 1000 }, reducedMotion: 'reduce' });
    await page.goto(ready.match(/http\S+/)[0]);
    await walk(page);
    await page.setViewportSize({ width: 720, height });
    await page.evaluate(() => scrollTo(0, 0));
    await pause(1_000);
    await page.mouse.move(1, 1);
    await page.screenshot({ path: docs(name).pathname });
  } finally {
    await browser.close();
    server.kill();
  }
}

const next = (page) =>
  page
    .getByRole('button', { name: /^(Start|Next|Continue|Skip|See the result)$/ })
    .first()
    .click();

/** Answers the question on the page with answer `number`, from 0, by its key, which also leads to the next question. */
const choose = async (page, number) => {
  const heading = await page.getByRole('heading').first().textContent();
  await page.getByRole('radio').nth(number).waitFor();
  await page.keyboard.press(`${number + 1}`);
  await page.waitForFunction(
    (old) => document.querySelector('two-track').shadowRoot.querySelector('h1, h2')?.textContent !== old,
    heading,
  );
};

try {
  followTo(3);
  await photographDesktop();
  followTo(5);
  await photographWidget('authoring-report.png', 340, async (page) => {
    await next(page);
    for (const answer of [4, 1, 0, 3, 4, 2, 1, 4]) await choose(page, answer);
    await next(page);
    await page.getByRole('heading', { name: 'Build the demo.' }).waitFor();
  });
  followTo(7);
  await photographWidget('authoring-choice.png', 544, async (page) => {
    await next(page);
    for (let n = 0; n < 8; ++n) await next(page);
    await next(page);
    await choose(page, 0);
    await next(page);
    await page.getByRole('checkbox').first().waitFor();
    await page.keyboard.press('1');
    await page.keyboard.press('2');
  });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
