import type { ThemeOverride } from '../loading/engine.js';
import { LruCache } from '../support/lru-cache.js';
import { readableContext } from '../support/readable-context.js';

/** The style of the page around the widget, as far as the widget follows it. */
export interface HostStyle {
  readonly family: string;
  /** At least 400: in a thinner weight the softer inks are hard to read. */
  readonly weight: number;
  readonly textPx: number;
  /** Letter and word spacing, as the page sets them. */
  readonly spacing: string;
  readonly theme: ThemeOverride;
}

/**
 * Reads the page's font and colours off a hidden element, and notices when they change: the element has transitions of a
 * millisecond, and any change by a rule or a script runs one. Each transition begins at its end, which makes the new look
 * readable at once.
 */
export class HostStyleReader {
  readonly element: HTMLElement;

  constructor(document: Document, signal: AbortSignal, changed: () => void) {
    this.element = document.createElement('span');
    this.element.className = 'probe';
    this.element.addEventListener('transitionrun', changed, { signal });
  }

  read(): HostStyle {
    const style = getComputedStyle(this.element);
    return {
      family: style.fontFamily,
      weight: Math.max(400, Number.parseInt(style.fontWeight, 10) || 0),
      spacing: `${style.letterSpacing} ${style.wordSpacing}`,
      textPx: Number.parseFloat(style.fontSize) || 16,
      theme: {
        dark: colourOf(style.color, this.element.ownerDocument) % 0x100 > 127,
        accent: colourOf(style.backgroundColor, this.element.ownerDocument),
        ink: colourOf(style.borderTopColor, this.element.ownerDocument),
        surface: colourOf(style.borderBottomColor, this.element.ownerDocument),
        radiusPx: Number.parseFloat(style.borderTopLeftRadius) || 0,
      },
    };
  }
}

/** Undefined before it is needed; null where a canvas cannot be read. */
let context: CanvasRenderingContext2D | null | undefined;
const known = new LruCache<number>(256);

/** Any CSS colour as 0xAABBGGRR: the canvas knows every notation. 0 when it is transparent. */
function colourOf(css: string, document: Document): number {
  return known.get(css, () => {
    if (context === undefined) context = readableContext(document, 1);
    if (!context) return parsedColour(css);
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = css;
    context.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data;
    return alpha === 0 ? 0 : ((alpha << 24) | (blue << 16) | (green << 8) | red) >>> 0;
  });
}

/** A colour in the notation of most computed colours, rgb() with commas. 0, which reads as "not given", for any other. */
function parsedColour(css: string): number {
  const [, list] = /^rgba?\(([\d., ]+)\)$/.exec(css) ?? [];
  if (!list) return 0;
  const [red = 0, green = 0, blue = 0, alpha = 1] = list.split(',').map(Number);
  return alpha === 0 ? 0 : ((Math.round(255 * alpha) << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}

/** 0xAABBGGRR in CSS notation. */
export function cssColour(colour: number): string {
  return `rgb(${colour & 255} ${(colour >> 8) & 255} ${(colour >> 16) & 255})`;
}
