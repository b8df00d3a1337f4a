// A test's own display: Xvfb, a pointer and a keyboard that xdotool controls, and the pixels on screen.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { patience_ms } from '../support/programs.mjs';

export class Display {
  #server;
  #folder;

  /**
   * Starts a display with this scale on the next free number. stop() releases everything. A key that is held down
   * repeats after 660 ms, 25 times a second; with `quickRepeat`, much sooner and more often.
   */
  static async start({ width = 1000, height = 1000, scale = 1, quickRepeat = false } = {}) {
    const display = new Display();
    display.#folder = mkdtempSync(join(tmpdir(), 'twotrack-display-'));
    display.#server = spawn(
      'Xvfb',
      [
        '-displayfd',
        '3',
        '-screen',
        '0',
        `${width}x${height}x24`,
        '-nolisten',
        'tcp',
        '-noreset',
        '-fbdir',
        display.#folder,
        ...(quickRepeat ? ['-ardelay', '100', '-arinterval', '20'] : []),
      ],
      { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
    );
    process.once('exit', display.#kill);
    const gone = once(display.#server, 'exit').then(() => Promise.reject(new Error('Xvfb did not start')));
    gone.catch(() => {});
    const [number] = await Promise.race([once(display.#server.stdio[3], 'data'), gone]);
    display.name = `:${number.toString().trim()}`;
    display.environment = { ...process.env, DISPLAY: display.name, LIBGL_ALWAYS_SOFTWARE: '1' };
    delete display.environment.WAYLAND_DISPLAY;
    if (scale !== 1)
      execFileSync(
        'xprop',
        ['-root', '-f', 'RESOURCE_MANAGER', '8s', '-set', 'RESOURCE_MANAGER', `Xft.dpi: ${96 * scale}\n`],
        {
          env: display.environment,
        },
      );
    return display;
  }

  #kill = () => this.#server.kill();

  async stop() {
    process.removeListener('exit', this.#kill);
    if (this.#server.exitCode === null) {
      this.#server.kill();
      await once(this.#server, 'exit');
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Runs xdotool; one call may contain several commands. */
  xdotool(...command) {
    return execFileSync('xdotool', command.map(String), {
      env: this.environment,
      encoding: 'utf8',
      timeout: patience_ms,
    });
  }

  screenshot() {
    return new Screenshot(readFileSync(join(this.#folder, 'Xvfb_screen0')));
  }
}

/** The screen's pixels. Xvfb keeps its framebuffer as an XWD file: a header of big-endian words, colours, rows. */
export class Screenshot {
  #bytes;
  #begin;
  #rowBytes;

  constructor(bytes) {
    const word = (index) => bytes.readUInt32BE(4 * index);
    if (word(1) !== 7 || word(11) !== 32 || word(7) !== 0)
      throw new Error('not an XWD file with 32-bit little-endian pixels');
    this.#bytes = bytes;
    this.width = word(4);
    this.height = word(5);
    this.#rowBytes = word(12);
    this.#begin = word(0) + 12 * word(19);
  }

  /** 0xRRGGBB */
  at(x, y) {
    return this.#bytes.readUInt32LE(this.#begin + y * this.#rowBytes + 4 * x) & 0xffffff;
  }

  /** The number of pixels of each colour in a rectangle. */
  colours({ x, y, width, height }) {
    const counts = new Map();
    for (let row = Math.max(0, Math.floor(y)); row < Math.min(this.height, y + height); ++row)
      for (let column = Math.max(0, Math.floor(x)); column < Math.min(this.width, x + width); ++column) {
        const colour = this.at(column, row);
        counts.set(colour, (counts.get(colour) ?? 0) + 1);
      }
    return counts;
  }

  /** A rectangle of the screen as PNG, for a person to look at. */
  png({ x = 0, y = 0, width = this.width, height = this.height } = {}) {
    const image = new PNG({ width, height });
    for (let row = 0, to = 0; row < height; ++row)
      for (let column = 0; column < width; ++column, to += 4)
        image.data.writeUInt32BE(this.at(x + column, y + row) * 256 + 255, to);
    return PNG.sync.write(image);
  }
}
