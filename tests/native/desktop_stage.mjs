// A display for the tests of a file, and the one app that runs on it.
import { after, afterEach, before } from "node:test";
import { DesktopApp } from "./desktop_app.mjs";
import { Display } from "./display.mjs";
import { Scratch, twotrackDesktop } from "./programs.mjs";

export const scratch = new Scratch();
export let display, app;

/** Starts a display of this size before the tests; releases it, the app and the scratch folder after them. */
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
    return (app = await DesktopApp.start(where, twotrackDesktop, args, options));
}
export const onPage = (id) => app.until((screen) => screen.page === id, `page ${id}`);
