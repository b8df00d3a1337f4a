import type { CodeKind, ResultFormat } from './core.js';
import type { Drawing } from './drawing.js';
import type { Engine } from './engine.js';
import type { TwoTrackEventMap, TwoTrackResult } from './events.js';
import { Extent } from './extent.js';
import { careerTrack } from './files.js';
import { Form } from './form.js';
import { Frame } from './frame.js';
import { fontsReady } from './loading.js';
import { languageOf, messagesIn } from './messages.js';
import { Motion } from './motion.js';
import type { Page } from './page.js';
import { Probe, cssColour, type Surroundings } from './probe.js';
import { Place } from './progress-store.js';
import type { StorageKind } from './storage.js';
import { isScheduled, schedule, unschedule } from './scheduler.js';
import { claimFragment } from './share-link.js';
import { QuizLoader, type LoadedQuiz, type QuizLoaderHost } from './sitting.js';
import { Settling } from './settling.js';
import { Failure, failureOf } from './starting.js';
import { styleSheet } from './styles.js';
import { summaryImage } from './summary-image.js';
import { TakeAlong } from './take-along.js';
import { Tiles } from './tiles.js';
import { View, type Mode } from './view.js';

type ThemeName = 'auto' | 'light' | 'dark';
type Advance = 'auto' | 'manual';

/** What a connected element holds; all of it is let go when the element leaves the page. */
interface Connection {
  readonly controller: AbortController;
  /** Asks for a frame. */
  readonly refresh: () => void;
  readonly probe: Probe;
  readonly form: Form;
  readonly tiles: Tiles;
  readonly frame: Frame;
  readonly view: View;
  readonly motion: Motion;
  readonly takeAlong: TakeAlong;
}

/** On a server there are no elements: there the class is one that nobody makes an element of. */
const ElementBase = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

/**
 * `<two-track>`: the assessment as a widget. docs/embedding.md describes attributes, properties, events and methods.
 * It holds no logic of its own: controls become calls of the core, and the core's pages become a form and a drawing.
 */
export class TwoTrackElement extends ElementBase {
  static readonly observedAttributes = ['src', 'theme', 'mode', 'storage', 'result', 'lang', 'advance'];

  #connection: Connection | null = null;
  #place: Place | null = null;
  #announced = false;
  readonly #extent = new Extent(() => this.#refresh(), () => (this.#extent.isNear && this.#loader.current ? this.#refresh() : this.#load()));
  /** It outlives a move in the document. */
  readonly #loader = new QuizLoader(this.#host());
  readonly #settling = new Settling(() => this.#connection !== null && (!this.#extent.isKnown || isScheduled(this) || this.#loader.isBusy));

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [styleSheet()];
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
  get updateComplete(): Promise<void> { return this.#settling.wait(); }

  /** @internal */
  connectedCallback(): void {
    this.#adoptProperties();
    this.#connection ??= this.#connect();
    if (this.#place) this.#place.claim();
    else this.#place = new Place(this.src, this);
  }

  /** @internal */
  disconnectedCallback(): void {
    this.#connection?.controller.abort();
    this.#connection = null;
    this.#loader.cancel();
    unschedule(this);
    // Being moved looks the same as being removed until the task is over.
    setTimeout(() => {
      if (!this.isConnected) this.#unload();
      this.#settling.check();
    });
  }

  /** @internal */
  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (before === after) return;
    if (name === 'src' || name === 'storage') {
      this.#unload();
      // To another assessment, the code that was open is a new one.
      if (name === 'src') this.#loader.code = '';
      this.#load();
    } else if (!this.#connection) {
      // It is read when the element is in a page.
    } else if (name === 'lang') {
      this.#loader.followLanguage();
    } else if (name === 'result') {
      if (after && this.#loader.current) this.#openShared(after);
    } else {
      this.#refresh();
    }
  }

  /** Begins anew. The answers can be brought back on the page that is shown then. */
  restart(): void {
    this.#withQuiz((quiz, connection) => {
      if (quiz.session.restart(Date.now())) this.#afterAction(quiz, connection, '');
    });
  }

  /** The result so far. @throws Error before `twotrack-ready`. */
  exportResult(format: ResultFormat): string {
    return this.#expectReady().session.result(oneOf(format, ['json', 'csv', 'text']));
  }

  /**
   * The result so far as a short text for a link, `#twotrack=<assessment>:<code>`: without the answers, to be shown to
   * others; or the answers, for the respondent alone. Empty for answers too many for a link.
   * @throws Error before `twotrack-ready`.
   */
  shareCode(kind: CodeKind = 'result'): string {
    return this.#expectReady().session.shareCode(oneOf(kind, ['result', 'answers']));
  }

  /**
   * The result so far in short as a PNG of 1,200 × 630 pixels, without answers.
   * @throws Error before `twotrack-ready`, and where the browser cannot draw
   */
  async toImage(): Promise<Blob> {
    const { engine, session } = this.#expectReady();
    const { drawing } = engine;
    const look = this.#connection?.probe.read();
    if (!look || !drawing.prepare()) throw new Error('This browser cannot draw just now.');
    const { family, weight, theme: given } = look;
    // The picture is a rectangle.
    const { theme, colours } = engine.themeFor({ ...given, radiusPx: 0 });
    return summaryImage(drawing, this.ownerDocument, cssColour(colours['surface']!),
      { session: session.handle, fonts: drawing.fontsFor(family, weight), theme });
  }

  /** Draws what has changed; called by the scheduler. @param far even far from the viewport, which paper has none of @internal */
  paint(far = false): void {
    if ((this.#extent.isNear || far) && this.#extent.widthPx > 0) this.#withQuiz((quiz, connection) => this.#paint(quiz, connection));
    this.#settling.check();
  }

  #paint(quiz: LoadedQuiz, connection: Connection): void {
    const { engine, language } = quiz;
    const { frame, form, tiles, view } = connection;
    const surroundings = connection.probe.read();
    const wantsDrawn = !view.isPlain(this.mode, this.storage, surroundings);
    const { drawing } = engine;
    const drawn = wantsDrawn && drawing.prepare() ? drawing : null;
    const theme = this.#applyTheme(engine, surroundings);
    frame.isDrawn = drawn !== null;
    if (drawn) {
      const { data, layout, layoutText, moving } = this.#draw(drawn, quiz, surroundings, theme, connection);
      const { widthPx, density } = this.#extent;
      tiles.paint(drawn, data, Math.round(widthPx * density), Math.round(layout.height * density), density);
      form.place(layout, layoutText);
      if (moving) this.#refresh();
    } else {
      form.unplace();
    }
    const messages = messagesIn(language);
    if (frame.offerSwitch(view.mustBePlain || drawing.isUnavailable ? null : drawn ? messages.plainView : messages.drawnView)) form.focusHeading();
    this.#announce(quiz, connection);
  }

  /** The first page is on screen. */
  #announce({ assessment: { id, version } }: LoadedQuiz, { frame }: Connection): void {
    if (this.#announced) return;
    this.#announced = true;
    this.#emit('twotrack-ready', { assessment: { id, version }, mode: frame.isDrawn ? 'canvas' : 'html' });
  }

  #withQuiz(action: (quiz: LoadedQuiz, connection: Connection) => unknown): void {
    const { current } = this.#loader;
    if (current && this.#connection) action(current, this.#connection);
  }

  #connect(): Connection {
    const document = this.ownerDocument;
    const controller = new AbortController();
    const { signal } = controller;
    const refresh = () => this.#refresh();

    const view = new View(signal, (forPrint) => (forPrint ? this.paint(true) : refresh()));
    const probe = new Probe(document, signal, refresh);
    const tiles = new Tiles(document, refresh);
    const form = new Form(document, signal, {
      activate: (control, goOn) => this.#activate(control, goOn),
      write: (control, text) => this.#write(control, text),
      changed: refresh,
      translated: () => {
        view.isTranslated = true;
        refresh();
      },
    });
    const frame = new Frame(document, signal, () => this.#switchView());
    const takeAlong = new TakeAlong(document, { image: () => this.toImage(), tell: (sentence) => frame.tell(sentence) });
    const [first, widget, foot] = frame.elements;
    this.shadowRoot!.replaceChildren(probe.element, first, widget, takeAlong.element, foot);

    this.#extent.observe(this, frame.widget, signal);
    document.fonts.addEventListener('loadingdone', () => {
      this.#loader.current?.engine.drawing.forgetFonts();
      refresh();
    }, { signal });
    signal.addEventListener('abort', () => {
      tiles.disconnect();
      form.disconnect();
    });

    const connection = { controller, refresh, probe, form, tiles, frame, view, motion: new Motion(), takeAlong };
    // After a move the session is still there: its page is shown again at once.
    if (this.#loader.current) {
      queueMicrotask(() => {
        if (this.#connection !== connection) return;
        this.#showWidget();
        this.#loader.followLanguage();
      });
    }
    return connection;
  }

  #load(): void {
    if (this.#connection && this.#extent.isNear) void this.#loader.load();
    this.#settling.check();
  }

  #host(): QuizLoaderHost {
    return {
      document: () => this.ownerDocument,
      language: () => languageOf(this),
      storage: () => this.storage,
      place: () => (this.#place ??= new Place(this.src, this)),
      address: (language) => this.#address(language),
      outset: () => {
        const { probe, view } = this.#connection!;
        const surroundings = probe.read();
        return {
          draws: !view.isPlain(this.mode, this.storage, surroundings),
          fonts: fontsReady(this.ownerDocument, surroundings.family, surroundings.weight),
        };
      },
      onLoaded: () => {
        this.#showWidget();
        // One that was open is opened again by the bookmark, or was closed.
        const result = this.result === this.#loader.code ? '' : this.result;
        const shared = result || claimFragment(this.#loader.current!.assessment.id, this.ownerDocument);
        if (shared) this.#openShared(shared);
      },
      onReplaced: () => {
        this.#connection?.frame.tell('');
        this.#showWidget();
      },
      onReplaceFailed: (error) => this.#tellFailure(error),
      onFailed: (error, retry) => this.#showFailure(error, retry),
      onSettled: () => this.#settling.check(),
    };
  }

  /** @throws Failure when `src` is none */
  #address(language: string): URL {
    if (!this.src) return careerTrack(language);
    try {
      return new URL(this.src, this.ownerDocument.baseURI);
    } catch (error) {
      throw new Failure('assessment-load', error);
    }
  }

  /** What a code holds, over one's own page; a code that is none is told, and one's own page stays. */
  #openShared(code: string): void {
    this.#withQuiz(({ session }, { frame }) => {
      const refusal = session.openShared(code);
      this.#loader.code = code;
      frame.tell(refusal ?? '');
      if (refusal !== null) this.#emit('twotrack-error', { code: 'share-code', message: refusal });
      this.#show(session.page());
      this.#refresh();
    });
  }

  #unload(): void {
    this.#connection?.takeAlong.show(null);
    this.#loader.unload();
    this.#place?.release();
    this.#place = null;
    this.#announced = false;
  }

  #showWidget(): void {
    const connection = this.#connection;
    const { current } = this.#loader;
    if (!connection || !current) return;
    const page = current.session.page();
    const hadFocus = this.shadowRoot!.activeElement !== null;
    connection.frame.showPage(connection.tiles.element, connection.form.element);
    this.#show(page);
    // What had it is gone: the button that tries again, or the page in another language.
    if (hadFocus && !this.shadowRoot!.activeElement) connection.form.focusHeading();
    // It may be shown in another language for the tenth time, and listens all the same.
    current.engine.drawing.onContextChange(connection.refresh, connection.controller.signal);
    this.#refresh();
  }

  #show(page: Page): void {
    const { view, form, takeAlong } = this.#connection!;
    view.see(page);
    form.show(page);
    takeAlong.show(page.id === 'report' ? this.#loader.current : null);
  }

  #showFailure(error: unknown, retry: () => unknown): void {
    const connection = this.#connection;
    if (!connection) return;
    const failure = failureOf(error);
    const messages = messagesIn(languageOf(this));
    connection.frame.showFailure(messages, failure.sentence(messages), retry);
    this.#emit('twotrack-error', failure.detail);
  }

  /** What has failed is not needed for what is shown. */
  #tellFailure(error: unknown): void {
    const connection = this.#connection;
    if (!connection) return;
    const failure = failureOf(error);
    const messages = messagesIn(languageOf(this));
    connection.frame.tell(failure.sentence(messages));
    this.#emit('twotrack-error', failure.detail);
  }

  /** To the other view, which is remembered. The focus stays where it was, or on the button. */
  #switchView(): void {
    const connection = this.#connection;
    if (!connection) return;
    const { view, frame } = connection;
    view.choose(frame.isDrawn ? 'plain' : 'drawn', this.storage);
    if (!frame.isDrawn && !this.#loader.current?.engine.drawing.prepare()) frame.tell(messagesIn(languageOf(this)).cannotDraw);
    this.#refresh();
  }

  #activate(controlId: string, goOn: boolean): void {
    this.#withQuiz((quiz, connection) => {
      const { session } = quiz;
      const page = session.page().id;
      const refusal = session.activate(controlId, goOn && this.advance === 'auto', Date.now());
      if (refusal === null) return this.#afterAction(quiz, connection, page, controlId);
      connection.frame.tell(refusal);
      this.#emit('twotrack-error', { code: 'action', message: refusal });
    });
  }

  #write(controlId: string, text: string): void {
    this.#withQuiz((quiz, connection) => {
      const page = quiz.session.page().id;
      if (quiz.session.write(controlId, text, Date.now())) this.#afterAction(quiz, connection, page);
    });
  }

  #afterAction({ session, store, history }: LoadedQuiz, { frame, form, motion, takeAlong }: Connection, pageBefore: string, controlId = ''): void {
    const page = session.page();
    store.save(session.snapshot());
    const hadFocus = this.shadowRoot!.activeElement !== null;
    takeAlong.show(null);
    this.#show(page);
    if (page.id === pageBefore) {
      motion.chose(controlId);
    } else {
      motion.pageCame();
      frame.begin();
      const progress = page.blocks.find((block) => block.kind === 'progress');
      frame.announce(progress?.kind === 'progress' ? progress.alternative : '');
    }
    if (hadFocus && (page.id !== pageBefore || !this.shadowRoot!.activeElement)) form.focusHeading();
    this.#refresh();
    this.#emit('twotrack-progress', { page: page.id, answered: session.answered, total: session.asked });
    if (page.id === 'report' && pageBefore !== 'report' && pageBefore !== 'shared') {
      const shareCode = session.shareCode('result');
      history.add(shareCode, Date.now());
      this.#emit('twotrack-complete', { result: JSON.parse(session.result('json')) as TwoTrackResult, shareCode });
    }
  }

  /** The theme's colours as custom properties, for the plain view and for what is selected; returns the theme. */
  #applyTheme(engine: Engine, { theme }: Surroundings): number {
    const { theme: handle, colours } = engine.themeFor(theme);
    this.#connection!.frame.dress(colours, theme.radiusPx);
    return handle;
  }

  #draw(drawing: Drawing, { session }: LoadedQuiz, { family, weight, textPx }: Surroundings, theme: number, { form, motion }: Connection): ReturnType<Drawing['draw']> {
    const { widthPx, density } = this.#extent;
    const { hovered, pressed, focused, focusVisible } = form.state;
    const { chosen, choiceMs, pageMs } = motion.next();
    return drawing.draw({
      session: session.handle,
      subject: 'shown',
      fonts: drawing.fontsFor(family, weight),
      theme,
      widthPx,
      density,
      textPx,
      hovered: form.indexOf(hovered),
      pressed: form.indexOf(pressed),
      focused: form.indexOf(focused),
      focusVisible,
      chosen: form.indexOf(chosen),
      choiceMs,
      pageMs,
    });
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

  #refresh(): void {
    schedule(this);
  }

  /** As an attribute; what a framework takes away, it sets to null or undefined. */
  #reflect(name: string, value: string | null): void {
    if (value == null) this.removeAttribute(name);
    else this.setAttribute(name, value);
  }

  #expectReady(): LoadedQuiz {
    const { current } = this.#loader;
    if (!current) throw new Error('The widget is not ready yet: wait for twotrack-ready.');
    return current;
  }

  #emit<K extends keyof TwoTrackEventMap>(type: K, detail: TwoTrackEventMap[K]['detail']): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

/** The first of the names is the default. */
function oneOf<T extends string>(value: string | null, names: readonly [T, ...T[]]): T {
  return names.find((name) => name === value) ?? names[0];
}
