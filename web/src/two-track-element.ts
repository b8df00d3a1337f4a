import type { CodeKind, ResultFormat } from './core.js';
import { QuizController } from './quiz-controller.js';
import type { StorageKind } from './storage.js';
import { styleSheet } from './styles.js';
import type { Mode } from './view.js';

type ThemeName = 'auto' | 'light' | 'dark';
type Advance = 'auto' | 'manual';

/** On a server there are no elements: the class exists there, and nobody makes an element of it. */
const ElementBase = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

/** `<two-track>`: the assessment as a widget. docs/embedding.md describes attributes, properties, events and methods. */
export class TwoTrackElement extends ElementBase {
  static readonly observedAttributes = ['src', 'theme', 'mode', 'storage', 'result', 'lang', 'advance'];

  readonly #controller: QuizController;

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [styleSheet()];
    this.#controller = new QuizController(this, root);
  }

  get src(): string { return this.getAttribute('src') ?? ''; }
  set src(value: string | null) { this.#reflect('src', value); }
  get theme(): ThemeName { return oneOf(this.getAttribute('theme'), ['auto', 'light', 'dark']); }
  set theme(value: ThemeName | null) { this.#reflect('theme', value); }
  get mode(): Mode { return oneOf(this.getAttribute('mode'), ['auto', 'canvas', 'html']); }
  set mode(value: Mode | null) { this.#reflect('mode', value); }
  get storage(): StorageKind { return oneOf(this.getAttribute('storage'), ['local', 'session', 'none']); }
  set storage(value: StorageKind | null) { this.#reflect('storage', value); }

  get result(): string { return this.getAttribute('result') ?? ''; }
  set result(value: string | null) { this.#reflect('result', value); }

  get advance(): Advance { return oneOf(this.getAttribute('advance'), ['auto', 'manual']); }
  set advance(value: Advance | null) { this.#reflect('advance', value); }

  /**
   * Resolves when all that was asked for so far is on screen: the assessment, attributes, actions, the last frame of what
   * moves; at the start, `twotrack-ready` was fired by then. What is asked for meanwhile is waited for too.
   *
   * - It never rejects. Where something fails, it resolves once the failure is shown and `twotrack-error` was fired.
   * - In no document, far from the viewport or without a width, nothing is under way: it resolves at once. It does so for
   *   an element that is removed meanwhile; one that is moved goes on.
   * - The next frame tells how near an inserted element is, which it waits for, and what the page around it has changed.
   * - In a hidden tab no frames come: it waits until the tab is shown.
   */
  get updateComplete(): Promise<void> { return this.#controller.whenSettled(); }

  /** @internal */
  connectedCallback(): void {
    this.#adoptProperties();
    this.#controller.connect();
  }

  /** @internal */
  disconnectedCallback(): void {
    this.#controller.disconnect();
  }

  /** @internal */
  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (before !== after) this.#controller.attributeChanged(name, after);
  }

  /** Begins anew. The answers can be brought back on the page that is shown then. */
  restart(): void {
    this.#controller.restart();
  }

  /** The result so far. @throws Error before `twotrack-ready`. */
  exportResult(format: ResultFormat): string {
    return this.#controller.exportResult(oneOf(format, ['json', 'csv', 'text']));
  }

  /**
   * The result so far as a short text for a link, `#twotrack=<assessment>:<code>`: without the answers, to be shown to
   * others; or the answers, for the respondent alone. Empty for answers too many for a link.
   * @throws Error before `twotrack-ready`.
   */
  shareCode(kind: CodeKind = 'result'): string {
    return this.#controller.shareCode(oneOf(kind, ['result', 'answers']));
  }

  /**
   * The result so far in short as a PNG of 1,200 × 630 pixels, without answers.
   * @throws Error before `twotrack-ready`, and where the browser cannot draw
   */
  toImage(): Promise<Blob> {
    return this.#controller.toImage();
  }

  /** What was set on the element before its class was there lies over the accessors. */
  #adoptProperties(): void {
    for (const name of ['src', 'theme', 'mode', 'storage', 'result', 'advance'] as const) {
      if (!Object.hasOwn(this, name)) continue;
      const value: unknown = this[name];
      delete (this as Record<string, unknown>)[name];
      this.#reflect(name, value == null ? null : String(value));
    }
  }

  /** As an attribute; what a framework takes away, it sets to null or undefined. */
  #reflect(name: string, value: string | null): void {
    if (value == null) this.removeAttribute(name);
    else this.setAttribute(name, value);
  }
}

/** The first of the names is the default. */
function oneOf<T extends string>(value: string | null, names: readonly [T, ...T[]]): T {
  return names.find((name) => name === value) ?? names[0];
}
