import type { HostStyle } from './host-style.js';
import { media } from '../support/media.js';
import { isSizeObserved } from '../support/observers.js';
import { read, write, type StorageKind } from '../session/storage.js';

export type Mode = 'auto' | 'canvas' | 'html';
export type ViewKind = 'plain' | 'drawn';

/**
 * Scripts that ImGui cannot set: their letters are shaped, joined or reordered, or their lines break without spaces. From
 * Hebrew to Myanmar, Hangul's parts, Khmer and Mongolian, the Chinese and Japanese, Hangul, Arabic's and Hebrew's forms, and their kin beyond U+FFFF.
 */
const unshaped =
  /[\u0590-\u109f\u1100-\u11ff\u1780-\u18af\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{11fff}\u{1e800}-\u{1efff}\u{20000}-\u{3ffff}]/u;

/** Decides whether the page is drawn or is shown as plain HTML, and remembers what the person chose. */
export class ViewChoice {
  /** The browser has translated the form's words. */
  isTranslated = false;
  #isUnshaped = false;
  readonly #forcedColours = media('(forced-colors: active)');
  readonly #print = media('print');
  #spacing: string | null = null;
  #choice: ViewKind | null | undefined;
  /** The state in which the person chose the drawn view: it no longer prevents drawing. */
  #accepted: { readonly isTranslated: boolean; readonly spacing: string | null } | null = null;
  #latestSpacing: string | null = null;

  /** @param changed called when the decision may be different; for print, the caller must not wait for a frame */
  constructor(signal: AbortSignal, changed: (forPrint: boolean) => void) {
    this.#forcedColours.addEventListener('change', () => changed(false), { signal });
    this.#print.addEventListener('change', () => changed(true), { signal });
  }

  /** @param page the next page; its letters may need shaping */
  setPage(page: unknown): void {
    this.#isUnshaped = unshaped.test(JSON.stringify(page));
  }

  /** Whether only the plain view is possible, whatever the person chose: a drawing follows its width. */
  get mustBePlain(): boolean {
    return this.#forcedColours.matches || this.#print.matches || this.#isUnshaped || !isSizeObserved;
  }

  /** @param style its spacing at the first call is taken for the page's own */
  isPlain(mode: Mode, storage: StorageKind, style: HostStyle): boolean {
    this.#spacing ??= style.spacing;
    this.#latestSpacing = style.spacing;
    if (this.mustBePlain) return true;
    const choice = this.#chosen(storage);
    if (choice === 'plain') return true;
    if (choice === null && mode !== 'auto') return mode === 'html';
    const { isTranslated, spacing } = this.#accepted ?? { isTranslated: false, spacing: this.#spacing };
    return (this.isTranslated && !isTranslated) || style.spacing !== spacing;
  }

  choose(choice: ViewKind, storage: StorageKind): void {
    this.#choice = choice;
    this.#accepted = choice === 'drawn' ? { isTranslated: this.isTranslated, spacing: this.#latestSpacing } : null;
    write(storage, ['view', ''], choice);
  }

  #chosen(storage: StorageKind): ViewKind | null {
    if (this.#choice === undefined) {
      const kept = read(storage, ['view', 'view']);
      this.#choice = kept === 'plain' || kept === 'drawn' ? kept : null;
    }
    return this.#choice;
  }
}
