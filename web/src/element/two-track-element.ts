import type { CodeKind, ResultFormat } from '../core/core-module.js';
import { QuizController } from './quiz-controller.js';
import type { StorageKind } from '../session/storage.js';
import type { Mode } from './view-choice.js';

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
    this.#controller = new QuizController(this, this.attachShadow({ mode: 'open' }));
  }

  get src(): string {
    return this.getAttribute('src') ?? '';
  }
  set src(value: string | null) {
    this.#reflect('src', value);
  }
  get theme(): ThemeName {
    return oneOf(this.getAttribute('theme'), ['auto', 'light', 'dark']);
  }
  set theme(value: ThemeName | null) {
    this.#reflect('theme', value);
  }
  get mode(): Mode {
    return oneOf(this.getAttribute('mode'), ['auto', 'canvas', 'html']);
  }
  set mode(value: Mode | null) {
    this.#reflect('mode', value);
  }
  get storage(): StorageKind {
    return oneOf(this.getAttribute('storage'), ['local', 'session', 'none']);
  }
  set storage(value: StorageKind | null) {
    this.#reflect('storage', value);
  }

  get result(): string {
    return this.getAttribute('result') ?? '';
  }
  set result(value: string | null) {
    this.#reflect('result', value);
  }

  get advance(): Advance {
    return oneOf(this.getAttribute('advance'), ['auto', 'manual']);
  }
  set advance(value: Advance | null) {
    this.#reflect('advance', value);
  }

  /**
   * Resolves when everything asked for so far is on screen: the assessment, attributes, actions, the last frame of a
   * motion. At the start, `twotrack-ready` has fired by then. Later requests prolong the wait.
   *
   * - It never rejects. After a failure it resolves once the failure is shown and `twotrack-error` has fired.
   * - Outside a document, far from the viewport or without a width, nothing is under way: it resolves at once. It also
   *   resolves when the element is removed; a move in the document prolongs the wait.
   * - It waits for the next frame, which tells whether an inserted element is near the viewport.
   * - A hidden tab gets no frames: it waits until the tab is shown.
   */
  get updateComplete(): Promise<void> {
    return this.#controller.whenSettled();
  }

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

  /** Focuses the heading of the page on screen; the next Tab leads to its first control. */
  override focus(options?: FocusOptions): void {
    if (!this.#controller.focus(options)) super.focus(options);
  }

  /** Begins again. The page that follows offers to bring the answers back. */
  restart(): void {
    this.#controller.restart();
  }

  /** The result so far. @throws Error before `twotrack-ready`. */
  exportResult(format: ResultFormat): string {
    return this.#controller.exportResult(oneOf(format, ['json', 'csv', 'text']));
  }

  /**
   * The result so far as a short text for a link, `#twotrack=<assessment>:<code>`: the result without the answers, for
   * other people; or the answers, for the respondent. Empty if there are too many answers for a link.
   * @throws Error before `twotrack-ready`.
   */
  shareCode(kind: CodeKind = 'result'): string {
    return this.#controller.shareCode(oneOf(kind, ['result', 'answers']));
  }

  /**
   * A summary of the result so far as a PNG of 1,200 × 630 pixels, without answers.
   * @throws Error before `twotrack-ready`, and where the browser cannot draw
   */
  toImage(): Promise<Blob> {
    return this.#controller.toImage();
  }

  /** Properties that were set before the class was defined hide the accessors. */
  #adoptProperties(): void {
    for (const name of ['src', 'theme', 'mode', 'storage', 'result', 'advance'] as const) {
      if (!Object.hasOwn(this, name)) continue;
      const value: unknown = this[name];
      delete (this as Record<string, unknown>)[name];
      this.#reflect(name, value == null ? null : String(value));
    }
  }

  /** @param value null or undefined removes the attribute, as frameworks do */
  #reflect(name: string, value: string | null): void {
    if (value == null) this.removeAttribute(name);
    else this.setAttribute(name, value);
  }
}

/** The first of the names is the default. */
function oneOf<T extends string>(value: string | null, names: readonly [T, ...T[]]): T {
  return names.find((name) => name === value) ?? names[0];
}
