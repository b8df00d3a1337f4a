/** The charts of a report as SVG, from the figures that the canvas draws (ui/blocks/gauge.cpp, ui/blocks/map.cpp, ui/blocks/measures.cpp). */
import type { Gauge, Map as MapBlock, Measures } from '../core/page.js';

type Point = readonly [number, number];
type Attributes = Readonly<Record<string, string | number>>;

/**
 * Shapes that must not be distorted are placed in percent. Curves and areas are in a second picture behind them, in the
 * figures' own units, which stretches to any width. In a right-to-left page the style sheet mirrors everything.
 */
export class Figures {
  constructor(private readonly document: Document) {}

  /** The posterior as a hill on a line. Its peak always has the same height: the width shows the certainty. */
  gauge({ mean, standard_deviation, zone, range }: Gauge): SVGElement {
    const steps = 120;
    const hill = Array.from({ length: steps + 1 }, (_, index): Point => {
      const z = (((2 * index) / steps - 1) * range - mean) / standard_deviation;
      return [index, 1 - Math.exp(-0.5 * z * z)];
    });
    const side = Math.abs(mean) <= zone ? '' : mean > 0 ? 'scale-1' : 'scale-0';
    return this.#chart(
      side,
      this.#bar('track', 1, -1, 1, 6),
      this.#bar('zone', range, -zone, zone, 18),
      this.#stretched(
        [0, 0, steps, 1],
        { y: -66, height: 64 },
        this.#polygon('area', [[0, 1], ...hill, [steps, 1]]),
        this.#create('polyline', { class: 'curve', points: hill.join(' ') }),
      ),
      this.#point(share(mean, range), null, 9.5),
    );
  }

  /** The plane of two traits with the areas of its outcomes, and the ellipse that holds 80 % of the posterior. */
  map({ x, y, standard_error_x, standard_error_y, covariance, zone, range }: MapBlock): SVGElement {
    const [wide, near] = [Math.min(zone, 2 * range), Math.min(zone, range)];
    const ahead: readonly Point[] = [
      [-range, range],
      [-range, wide - range],
      [range - wide, range],
    ];
    const both: readonly Point[] = [
      [0, 0],
      [near, 0],
      [range, range - near],
      [range, range],
      [range - near, range],
      [0, near],
    ];
    // A circle becomes the ellipse by the Cholesky factor of the covariance matrix. The y axis of SVG points down.
    const slope = covariance / standard_error_x;
    const rest = Math.sqrt(Math.max(0, standard_error_y ** 2 - slope ** 2));
    return this.#chart(
      y - x > zone ? 'scale-1' : x - y > zone ? 'scale-0' : '',
      this.#stretched(
        [-range, -range, 2 * range, 2 * range],
        {},
        this.#polygon(
          'people',
          ahead.map(([a, b]) => [a, -b]),
        ),
        this.#polygon(
          'technical',
          ahead.map(([a, b]) => [b, -a]),
        ),
        this.#polygon(
          'both',
          both.map(([a, b]) => [a, -b]),
        ),
        this.#polygon(
          'neither',
          both.map(([a, b]) => [-a, b]),
        ),
        this.#create('circle', {
          class: 'region',
          r: Math.sqrt(-2 * Math.log(0.2)),
          transform: `matrix(${standard_error_x} ${-slope} 0 ${-rest} ${x} ${-y})`,
        }),
      ),
      this.#point(share(x, range), 1 - share(y, range), 6.75),
    );
  }

  /** A trait's interval on its line. */
  measure({ range }: Measures, { theta, low, high, side }: Measures['entries'][number]): SVGElement {
    return this.#chart(
      `measure scale-${side}`,
      this.#bar('track', 1, -1, 1, 10),
      this.#create('line', { x1: '50%', x2: '50%', y1: -8, y2: 8 }),
      // An interval that leaves the line has no end there: its round end lies outside the inner picture, which clips.
      this.#create('svg', { y: -5, height: 10 }, this.#bar('span', range, low, high, 10, 0.1)),
      this.#point(share(theta, range), null, 7),
    );
  }

  #chart(className: string, ...children: SVGElement[]): SVGElement {
    return this.#create('svg', { class: `chart ${className}`, 'aria-hidden': 'true' }, ...children);
  }

  #stretched(viewBox: readonly number[], place: Attributes, ...children: SVGElement[]): SVGElement {
    return this.#create('svg', { viewBox: viewBox.join(' '), preserveAspectRatio: 'none', ...place }, ...children);
  }

  /**
   * Along the line, at a height of 0. A bar that is wider than the line ends with it; or this share of the line beyond
   * it, in a picture of the bar's height that clips it.
   */
  #bar(className: string, range: number, low: number, high: number, height: number, beyond = 0): SVGElement {
    const from = low < -range ? -beyond : share(low, range);
    const to = high > range ? 1 + beyond : share(high, range);
    return this.#create('rect', {
      class: className,
      x: percent(from),
      width: percent(to - from),
      y: beyond ? 0 : -height / 2,
      height,
      rx: height / 2,
    });
  }

  #point(x: number, y: number | null, r: number): SVGElement {
    return this.#create('circle', { class: 'point', cx: percent(x), ...(y !== null && { cy: percent(y) }), r });
  }

  #polygon(className: string, points: readonly Point[]): SVGElement {
    return this.#create('polygon', { class: className, points: points.join(' ') });
  }

  #create(tag: string, attributes: Attributes, ...children: SVGElement[]): SVGElement {
    const element = this.document.createElementNS('http://www.w3.org/2000/svg', tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
    element.append(...children);
    return element;
  }
}

/** The position of a value between −range and range, clamped to 0 to 1. */
export const share = (value: number, range: number): number => Math.min(1, Math.max(0, value / range / 2 + 0.5));

const percent = (share: number): string => `${100 * share}%`;
