// One long session with everything that the desktop app does; nothing may be left at its end. In the build with
// sanitizers, a leak or any other mistake ends the program with an exit code other than 0.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { sanitized } from './desktop_app.mjs';
import { app, scratch, start, useDisplay } from './desktop_stage.mjs';
import { assessment, careerTrack } from '../support/programs.mjs';

useDisplay({ width: 1600, height: 1000 });

/** Answers with the second option on every page up to the report. */
async function answerAll() {
  while (app.screen.page !== 'report') {
    const { page, controls } = app.screen;
    const isElsewhere = (screen) => screen.page !== page;
    for (const { id } of page === 'review' ? [] : controls.filter(({ id }) => /:1$/.test(id))) {
      if (isElsewhere(app.screen)) break;
      app.click(id);
      await app.until((screen) => isElsewhere(screen) || screen.chosen.includes(id), `the answer ${id}`);
    }
    // A card that is complete with this answer has advanced by itself, or is about to.
    if (isElsewhere(app.screen)) continue;
    if (page === 'review') app.keys('shift+Tab', 'shift+Tab', 'Return');
    else if (controls.some(({ id }) => id === 'start')) app.click('start');
    else if (!controls.some(({ id }) => /:1$/.test(id))) app.click('forward');
    await app.until(isElsewhere, `the page after ${page}`);
  }
}

describe('A whole session', () => {
  test('from the intro to the report, with saves, mistakes, the panel, another language and another file, leaves nothing behind', async () => {
    const text = readFileSync(careerTrack, 'utf8');
    const file = scratch.file('career.json', text);
    scratch.file('career.de.json', readFileSync(careerTrack.replace(/json$/, 'de.json'), 'utf8'));
    await start(file, '--settings', join(scratch.folder, 'desktop.ini'));
    await answerAll();

    writeFileSync(file, '{');
    await app.until((screen) => screen.banner.length > 0, 'the banner');
    writeFileSync(file, text.replace(assessment.title, 'Another title'));
    await app.until((screen) => screen.title === 'Another title' && screen.banner.length === 0, 'the mended file');
    assert.equal(app.screen.page, 'report');

    app.keys('F1');
    await app.until((screen) => screen.page_width === 820 && screen.panel.length > 0, 'the panel');
    const steps = {
      'no-answers': (screen) => screen.answered === 0,
      random: (screen) => screen.answered > 0,
      'archetype:few-answers': (screen) => screen.answered < 20,
      'theme:dark': (screen) => screen.theme === 'dark',
      'width:tablet': (screen) => screen.page_width === 768,
      'language:de': (screen) => screen.language === 'de',
      'page:intro': (screen) => screen.page === 'intro',
    };
    for (const [widget, isDone] of Object.entries(steps)) {
      await app.clickPanel(widget);
      await app.until(isDone, widget);
    }
    app.keys('F1');
    await app.until((screen) => screen.panel.length === 0, 'no panel');
    assert.equal(await app.quit(), 0, app.stderr);
    assert.doesNotMatch(app.stderr, /Sanitizer|runtime error/);
  });

  test('that is broken off while findings are looked for leaves nothing behind either', async () => {
    await start(careerTrack, '--panel');
    assert.equal(await app.quit(), 0, app.stderr);
  });

  if (process.env.TWOTRACK_LEAK)
    test('would not hide a leak of ours', () => {
      const { status, stderr } = spawnSync(process.env.TWOTRACK_LEAK, {
        env: sanitized(process.env),
        encoding: 'utf8',
      });
      assert.notEqual(status, 0);
      assert.match(stderr, /LeakSanitizer: detected memory leaks[^]+leak\.cpp/);
    });
});
