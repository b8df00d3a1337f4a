// A display for the tests of a file, and the one app that runs on it.
import assert from 'node:assert/strict';
import { after, afterEach, before } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { DesktopApp, patience_ms } from './desktop_app.mjs';
import { Display } from './display.mjs';
import { Scratch, twotrackDesktop } from '../support/programs.mjs';

export const scratch = new Scratch();
export let display, app;

/** Starts a display of this size before the tests. Releases the display, the app and the scratch folder after them. */
export function useDisplay(size) {
  before(async () => (display = await Display.start(size)));
  afterEach(() => app?.kill());
  after(async () => {
    await display?.stop();
    scratch.remove();
  });
}

export const start = (...args) => startOn(display, args);
export async function startOn(where, args, options) {
  app = await DesktopApp.start(where, twotrackDesktop, args, options);
  return app;
}
/** Resolves once the screen satisfies `isThere`: the screen is a moment behind the trace. */
export async function shows(what, isThere, on = display) {
  for (const began = performance.now(); performance.now() - began < patience_ms; await pause(20))
    if (isThere(on.screenshot())) return;
  assert.fail(`the screen never showed ${what}`);
}
export const onPage = (id) => app.until((screen) => screen.page === id, `page ${id}`);
