import type { Drawing } from './drawing.js';
import type { DrawData } from './renderer.js';
import { Intersections } from '../support/observers.js';

/** Phones give up on canvases beyond some 16 megapixels, and WebGL clamps silently: a tile stays far below both. */
const maxTileDevicePx = 2048;

interface Tile {
  readonly canvas: HTMLCanvasElement;
  near: boolean;
}

/** The visible canvases of one widget, one below the other. A canvas far from the viewport holds no pixels. */
export class Tiles {
  readonly element: HTMLElement;
  readonly #tiles: Tile[] = [];
  readonly #observer: IntersectionObserver;

  constructor(document: Document, changed: () => void) {
    this.element = document.createElement('div');
    this.element.className = 'stage';
    this.element.setAttribute('aria-hidden', 'true');
    this.#observer = new Intersections(
      (entries) => {
        let appeared = false;
        for (const entry of entries) {
          const tile = this.#tiles.find(({ canvas }) => canvas === entry.target);
          if (!tile || tile.near === entry.isIntersecting) continue;
          tile.near = entry.isIntersecting;
          if (tile.near) appeared = true;
          else release(tile.canvas);
        }
        if (appeared) changed();
      },
      { rootMargin: '100% 0px' },
    );
  }

  /** Shows the drawing, `height` device pixels high. */
  paint({ renderer, memory }: Drawing, data: DrawData, width: number, height: number, density: number): void {
    this.#resize(Math.max(1, Math.ceil(height / maxTileDevicePx)));
    renderer.upload(memory, data);
    for (const [index, { canvas, near }] of this.#tiles.entries()) {
      const top = index * maxTileDevicePx;
      const tileHeight = Math.min(maxTileDevicePx, height - top);
      canvas.style.width = `${width / density}px`;
      canvas.style.height = `${tileHeight / density}px`;
      if (!near) continue;
      if (canvas.width !== width) canvas.width = width;
      if (canvas.height !== tileHeight) canvas.height = tileHeight;
      const context = canvas.getContext('2d');
      if (!context) continue;
      renderer.paint(memory, data, top, width, tileHeight);
      context.globalCompositeOperation = 'copy';
      context.drawImage(renderer.canvas, 0, 0, width, tileHeight, 0, 0, width, tileHeight);
    }
  }

  disconnect(): void {
    this.#resize(0);
    this.#observer.disconnect();
  }

  #resize(count: number): void {
    while (this.#tiles.length > count) {
      const { canvas } = this.#tiles.pop()!;
      this.#observer.unobserve(canvas);
      release(canvas);
      canvas.remove();
    }
    while (this.#tiles.length < count) {
      const canvas = this.element.ownerDocument.createElement('canvas');
      release(canvas);
      this.element.append(canvas);
      // The first ones are near until the observer says otherwise: the first paint waits for nothing.
      this.#tiles.push({ canvas, near: this.#tiles.length < 2 });
      this.#observer.observe(canvas);
    }
  }
}

/** Some browsers keep a canvas's memory until it is collected, unless it is made tiny. */
function release(canvas: HTMLCanvasElement): void {
  canvas.width = canvas.height = 1;
}
