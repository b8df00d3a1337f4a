// twotrack-desktop on a display, operated with a real pointer and a real keyboard, and observed through its --trace.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));
/** Long, because a slow machine is not a failure. */
export const patience_ms = 60_000;

/** The environment for a program that draws. The build with sanitizers preloads a library, see keep_loaded.cpp. */
export function sanitized(environment) {
  if (!process.env.TWOTRACK_PRELOAD) return { ...environment };
  // The sanitizer must accept the preloaded library. Leaks are checked whatever its default is.
  return {
    ...environment,
    LD_PRELOAD: process.env.TWOTRACK_PRELOAD,
    ASAN_OPTIONS: 'verify_asan_link_order=0:detect_leaks=1',
  };
}

/** With this many ticks, the processor time is not a matter of chance. */
const ticksToTell = 40;

export class DesktopApp {
  #process;
  #display;
  #waiting = [];
  stderr = '';
  /** The last line of the trace, and all lines. */
  screen;
  trace = [];

  /** Starts the program. Resolves when its first frame is on screen. */
  static async start(display, program, args = [], { settings = 'none', state = 'none', more = {} } = {}) {
    const app = new DesktopApp();
    app.#display = display;
    const environment = sanitized({ ...display.environment, ...more });
    // What is remembered of the person who runs the tests stays untouched.
    const none = (kind, option) => (kind === 'none' && !args.includes(option) ? [option, ''] : []);
    const remembered = [...none(settings, '--settings'), ...none(state, '--state')];
    app.#process = spawn(program, ['--trace', '--still', ...remembered, ...args], {
      cwd: root,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    app.#process.stderr.setEncoding('utf8').on('data', (text) => {
      app.stderr += text;
      app.#waiting.forEach((check) => check());
    });
    createInterface(app.#process.stdout).on('line', (line) => {
      app.screen = JSON.parse(line);
      app.trace.push(app.screen);
      app.#waiting.forEach((check) => check());
    });
    process.once('exit', app.#end);
    app.#process.on('exit', () => {
      process.removeListener('exit', app.#end);
      app.#waiting.forEach((check) => check());
    });
    await once(app.#process, 'spawn');
    await app.until(() => true, 'the first frame');
    return app;
  }

  #end = () => this.#process.kill();

  get isAlive() {
    return this.#process.exitCode === null && this.#process.signalCode === null;
  }
  get pid() {
    return this.#process.pid;
  }

  /** Resolves with the screen as soon as the screen, or standard error, satisfies `wanted`. */
  until(wanted, what) {
    return new Promise((resolve, reject) => {
      const settle = (act) => {
        clearTimeout(timer);
        this.#waiting = this.#waiting.filter((each) => each !== check);
        act();
      };
      const fail = (why) =>
        settle(() =>
          reject(new Error(`${why} while waiting for ${what}; screen ${JSON.stringify(this.screen)}; ${this.stderr}`)),
        );
      const timer = setTimeout(() => fail('nothing happened'), patience_ms);
      const check = () => {
        if (this.screen && wanted(this.screen)) settle(() => resolve(this.screen));
        else if (!this.isAlive) fail('the program ended');
      };
      this.#waiting.push(check);
      check();
    });
  }

  control(id) {
    const found = this.screen.controls.find((control) => control.id === id);
    if (!found) throw new Error(`no control ${id} on ${JSON.stringify(this.screen)}`);
    return found;
  }

  centre(id) {
    const { x, y, width, height } = this.control(id);
    return [Math.round(x + width / 2), Math.round(y + height / 2)];
  }

  // Without a window manager, the window is at the display's corner: its coordinates are those of the screen.
  click(id) {
    this.#display.xdotool('mousemove', ...this.centre(id), 'click', 1);
  }
  /** Clicks into a control or a link at a part of its width, with this button and as often as said. */
  clickAt(id, part, { button = 1, times = 1 } = {}) {
    const { x, y, width, height } = [...this.screen.controls, ...this.screen.links].find((each) => each.id === id);
    const line = Math.min(height, 48);
    this.#display.xdotool(
      ...['mousemove', Math.round(x + width * part), Math.round(y + line / 2)],
      ...['click', '--repeat', times, '--delay', 20, button],
    );
  }
  hover(id) {
    this.#display.xdotool('mousemove', ...this.centre(id));
  }
  /** Clicks a widget in the panel, after scrolling until it is visible. */
  async clickPanel(id) {
    const widget = await this.revealed(id);
    this.#display.xdotool(
      'mousemove',
      Math.round(widget.x + widget.width / 2),
      Math.round(widget.y + widget.height / 2),
      'click',
      1,
    );
  }
  /** Scrolls the panel until a widget is visible. Resolves with its place. */
  async revealed(id) {
    const seen = () =>
      this.screen.panel.find((each) => each.id === id && each.y >= 0 && each.y + each.height / 2 < this.screen.height);
    await this.until(({ panel }) => panel.length > 0, 'the panel');
    this.#display.xdotool(
      'mousemove',
      Math.round((this.screen.page_width + this.screen.width) / 2),
      Math.round(this.screen.height / 2),
    );
    for (const button of [5, 4])
      for (let turn = 0; turn < 60; ++turn) {
        if (seen()) return seen();
        const before = this.screen.panel_scroll;
        this.#display.xdotool('click', button);
        for (let wait = 0; wait < 5 && before === this.screen.panel_scroll; ++wait) await pause(20);
        if (before === this.screen.panel_scroll) await this.caughtUp();
        if (before === this.screen.panel_scroll) break; // its end
      }
    throw new Error(`no ${id} in the panel of ${JSON.stringify(this.screen)}`);
  }
  keys(...names) {
    this.#display.xdotool('key', '--delay', 12, ...names);
  }

  /** Drops a file on the window, as a file manager does. */
  drop(path) {
    const [window] = this.#display.xdotool('search', '--pid', this.pid).trim().split('\n').slice(-1);
    // Not a program under test: it does not free its memory, so leaks are not checked.
    execFileSync(process.env.TWOTRACK_DROP, [window, path], {
      env: { ...this.#display.environment, ASAN_OPTIONS: 'detect_leaks=0' },
      timeout: patience_ms,
    });
  }

  resize(width, height) {
    const [window] = this.#display.xdotool('search', '--pid', this.pid).trim().split('\n').slice(-1);
    this.#display.xdotool('windowsize', window, width, height);
  }

  /** Resolves once the program has processed all earlier input: makes its window lower and then as high as before. */
  async caughtUp() {
    const { width, height } = this.screen;
    for (const wanted of [height - 1, height]) {
      this.resize(width, wanted);
      await this.until((screen) => screen.height === wanted, 'what was done before');
    }
  }

  /** Processor time of all its threads so far, in ticks of 10 ms. */
  get processorTicks() {
    const fields = readFileSync(`/proc/${this.pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return +fields[11] + +fields[12];
  }

  /**
   * Lets the program draw some frames, and then leaves it alone for the same time.
   * @returns the processor time while nothing happens, as a share of the frames' time; and the number of trace lines
   *          in the idle time
   */
  async idleShare() {
    const began = performance.now();
    const begin = this.processorTicks;
    let steps = 0;
    for (; this.processorTicks - begin < ticksToTell; ++steps) await this.caughtUp();
    const drawing = this.processorTicks - begin;
    const elapsed_ms = performance.now() - began;
    // A frame of the last step may still be due. The number of tries is limited, for a program that never rests.
    for (let tries = 0, seen = -1; tries < 20 && seen !== this.trace.length; ++tries) {
      seen = this.trace.length;
      await pause(elapsed_ms / steps);
    }
    const lines = this.trace.length;
    const rest = this.processorTicks;
    await pause(elapsed_ms);
    return { share: (this.processorTicks - rest) / drawing, lines: this.trace.length - lines };
  }

  /** A property of the window, as xprop prints it. */
  property(name) {
    const [window] = this.#display.xdotool('search', '--pid', this.pid).trim().split('\n').slice(-1);
    return execFileSync('xprop', ['-id', window, name], { env: this.#display.environment, encoding: 'utf8' });
  }

  /** Where the window is: its content's corner and size. */
  geometry() {
    const [window] = this.#display.xdotool('search', '--pid', this.pid).trim().split('\n').slice(-1);
    const lines = this.#display.xdotool('getwindowgeometry', '--shell', window);
    return ['X', 'Y', 'WIDTH', 'HEIGHT'].map((key) => +new RegExp(`^${key}=(-?\\d+)$`, 'm').exec(lines)[1]);
  }
  move(x, y) {
    const [window] = this.#display.xdotool('search', '--pid', this.pid).trim().split('\n').slice(-1);
    this.#display.xdotool('windowmove', '--sync', window, x, y);
  }

  title() {
    const [window] = this.#display.xdotool('search', '--pid', this.pid).trim().split('\n').slice(-1);
    return this.#display.xdotool('getwindowname', window).trim();
  }

  /** Asks the program to end, as a person does. Resolves with its exit code. */
  async quit() {
    this.keys('ctrl+q');
    return this.exit();
  }
  async exit() {
    if (!this.isAlive) return this.#process.exitCode;
    const timer = setTimeout(() => this.#process.kill('SIGKILL'), patience_ms);
    const [code] = await once(this.#process, 'exit');
    clearTimeout(timer);
    return code;
  }
  async kill() {
    if (!this.isAlive) return;
    this.#process.kill();
    await once(this.#process, 'exit');
  }
}
