import { media } from '../support/media.js';
import { Intersections, Sizes } from '../support/observers.js';

/** Watches a widget's width, the density of its pixels, and whether it is near the visible part of the page. */
export class ViewportObserver {
  widthPx = 0;
  /** Device pixels for each CSS pixel. */
  density = 1;
  isNear = false;
  /** Whether the browser has reported since `observe` if the widget is near; it reports with the next frame. */
  isKnown = false;

  /** @param changed when width or density change @param told when nearness is first known, and when it changes */
  constructor(
    private readonly changed: () => void,
    private readonly told: () => void,
  ) {}

  /** Until the signal. @param element whose nearness counts @param widget whose width counts */
  observe(element: Element, widget: Element, signal: AbortSignal): void {
    this.isKnown = false;
    const resize = new Sizes((entries) => this.#measure(entries.at(-1)!, element));
    try {
      resize.observe(widget, { box: 'device-pixel-content-box' });
    } catch {
      resize.observe(widget);
    }
    const intersection = new Intersections(
      (entries) => {
        this.isKnown = true;
        this.isNear = entries.at(-1)!.isIntersecting;
        this.told();
      },
      { rootMargin: '600px' },
    );
    intersection.observe(element);
    this.#watchDensity(element, signal);
    signal.addEventListener('abort', () => {
      resize.disconnect();
      intersection.disconnect();
    });
  }

  /** A change of ratio at run time (another screen, the browser's zoom) fires no ResizeObserver. */
  #watchDensity(element: Element, signal: AbortSignal): void {
    const query = media(`(resolution: ${devicePixelRatio}dppx)`);
    query.addEventListener(
      'change',
      () => {
        this.#set(this.widthPx, 0, element);
        this.#watchDensity(element, signal);
      },
      { once: true, signal },
    );
  }

  #measure(entry: ResizeObserverEntry, element: Element): void {
    const { width } = entry.contentRect;
    const device = entry.devicePixelContentBoxSize?.[0]?.inlineSize ?? 0;
    this.#set(width, width > 0 ? device / width : 0, element);
  }

  /** @param measured device pixels for each CSS pixel, as far as the browser told; 0 if it did not */
  #set(widthPx: number, measured: number, element: Element): void {
    const expected = devicePixelRatio * (element.currentCSSZoom ?? 1);
    // If a width ends within a pixel, the quotient differs a little from the true ratio. On an emulated screen, the
    // quotient does not reflect the emulation.
    const density = measured > expected * 1.01 ? measured : expected;
    if (widthPx === this.widthPx && density === this.density) return;
    this.widthPx = widthPx;
    this.density = density;
    this.changed();
  }
}
