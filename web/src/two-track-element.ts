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
import { Sittings, type Sitting, type SittingHost } from './sitting.js';
import { Settling } from './settling.js';
import { Failure, failureOf, start } from './starting.js';
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
  readonly #extent = new Extent(() => this.#refresh(), () => (this.#extent.isNear && this.#sittings.current ? this.#refresh() : this.#load()));
  /** They outlive a move in the document. */
  readonly #sittings = new Sittings(this.#host());
  readonly #settling = new Settling(() => this.#connection !== null && (!this.#extent.isKnown || isScheduled(this) || this.#sittings.isBusy));
  /** One, as one that waits is enough. */
  readonly #paintAgain = (sitting: Sitting) => this.#connection && this.#paint(sitting, this.#connection);

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
    this.#sittings.cancel();
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
      if (name === 'src') this.#sittings.code = '';
      this.#load();
    } else if (!this.#connection) {
      // It is read when the element is in a page.
    } else if (name === 'lang') {
      this.#sittings.followLanguage();
    } else if (name === 'result') {
      if (after && this.#sittings.current) this.#openShared(after);
    } else {
      if (name === 'mode') this.#connection.view.drawingFailed = false;
      this.#refresh();
    }
  }

  /** Begins anew. The answers can be brought back on the page that is shown then. */
  restart(): void {
    this.#attempt(({ session }) => {
      if (session.restart(Date.now())) this.#attempt((sitting, connection) => this.#afterAction(sitting, connection, ''));
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
    const { session, language, ...loaded } = this.#expectReady();
    // As it is now: the person may go on meanwhile.
    const snapshot = session.snapshot();
    const look = this.#connection?.probe.read();
    // Where the plain view did without the drawing, it is fetched now.
    const { engine, assessment } = loaded.engine.kind === 'drawn' ? loaded : await start('drawn', this.#address(language), this.ownerDocument);
    await engine.complete();
    const { drawing } = engine;
    if (!look || !drawing || drawing.isLost) throw new Error('This browser cannot draw just now.');
    const copy = engine.core.createSession(assessment, Date.now());
    copy.restore(snapshot, Date.now());
    const { family, weight, theme: given } = look;
    // The picture is a rectangle.
    const { theme, colours } = engine.themeFor({ ...given, radiusPx: 0 });
    try {
      return await summaryImage(drawing, this.ownerDocument, cssColour(colours['surface']!),
        { session: copy.handle, fonts: drawing.fontsFor(family, weight), theme });
    } finally {
      copy.destroy();
    }
  }

  /** Draws what has changed; called by the scheduler. @param far even far from the viewport, which paper has none of @internal */
  paint(far = false): void {
    if ((this.#extent.isNear || far) && this.#extent.widthPx > 0) this.#sittings.attempt(this.#paintAgain);
    this.#settling.check();
  }

  #paint(sitting: Sitting, connection: Connection): void {
    const { engine, language } = sitting;
    const { frame, form, tiles, view } = connection;
    const surroundings = connection.probe.read();
    const wantsDrawn = !view.isPlain(this.mode, this.storage, surroundings);
    // The module with the drawing comes later, where the plain view did without it; the plain view bridges the time.
    if (wantsDrawn && engine.kind === 'plain') void this.#sittings.reload('drawn');
    const { drawing } = engine;
    const drawn = wantsDrawn && drawing && !drawing.isLost ? drawing : null;
    const theme = this.#applyTheme(engine, surroundings);
    frame.isDrawn = drawn !== null;
    if (drawn) {
      const { data, layout, layoutText, moving } = this.#draw(drawn, sitting, surroundings, theme, connection);
      const { widthPx, density } = this.#extent;
      tiles.paint(drawn, data, Math.round(widthPx * density), Math.round(layout.height * density), density);
      form.place(layout, layoutText);
      if (moving) this.#refresh();
    } else {
      form.unplace();
    }
    const cannotDraw = engine.kind === 'drawn' && (!drawing || drawing.isLost);
    const messages = messagesIn(language);
    if (frame.offerSwitch(view.mustBePlain || cannotDraw ? null : drawn ? messages.plainView : messages.drawnView)) form.focusHeading();
    this.#announce();
  }

  /** Once the first page is there, what the later ones need is fetched; then the widget is ready. */
  #announce(): void {
    this.#sittings.complete(({ assessment: { id, version } }) => {
      if (this.#announced || !this.#connection) return;
      this.#announced = true;
      this.#emit('twotrack-ready', { assessment: { id, version }, mode: this.#connection.frame.isDrawn ? 'canvas' : 'html' });
    });
  }

  /** Now, or once that is there what it needs of the module. */
  #attempt(action: (sitting: Sitting, connection: Connection) => unknown): void {
    this.#sittings.attempt((sitting) => this.#connection && action(sitting, this.#connection));
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
      this.#sittings.current?.engine.drawing?.forgetFonts();
      refresh();
    }, { signal });
    signal.addEventListener('abort', () => {
      tiles.disconnect();
      form.disconnect();
    });

    const connection = { controller, refresh, probe, form, tiles, frame, view, motion: new Motion(), takeAlong };
    // After a move the session is still there: its page is shown again at once.
    if (this.#sittings.current) {
      queueMicrotask(() => {
        if (this.#connection !== connection) return;
        this.#attempt(() => this.#showWidget());
        this.#sittings.followLanguage();
      });
    }
    return connection;
  }

  #load(): void {
    if (this.#connection && this.#extent.isNear) void this.#sittings.load();
    this.#settling.check();
  }

  #host(): SittingHost {
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
          kind: view.isPlain(this.mode, this.storage, surroundings) ? 'plain' : 'drawn',
          fonts: fontsReady(this.ownerDocument, surroundings.family, surroundings.weight),
        };
      },
      begun: () => {
        this.#showWidget();
        // One that was open is opened again by the bookmark, or was closed.
        const result = this.result === this.#sittings.code ? '' : this.result;
        const shared = result || claimFragment(this.#sittings.current!.assessment.id, this.ownerDocument);
        if (shared) this.#openShared(shared);
      },
      changed: () => {
        this.#connection?.frame.tell('');
        this.#showWidget();
      },
      failed: (error, retry) => this.#showFailure(error, retry),
      stayed: (error, kind) => this.#tellFailure(error, kind !== this.#sittings.current?.engine.kind),
      settled: () => this.#settling.check(),
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
    this.#attempt(({ session }, { frame }) => {
      const refusal = session.openShared(code);
      this.#sittings.code = code;
      frame.tell(refusal ?? '');
      if (refusal !== null) this.#emit('twotrack-error', { code: 'share-code', message: refusal });
      this.#show(session.page());
      this.#refresh();
    });
  }

  #unload(): void {
    this.#connection?.takeAlong.show(null);
    this.#sittings.unload();
    this.#place?.release();
    this.#place = null;
    this.#announced = false;
  }

  #showWidget(): void {
    const connection = this.#connection;
    const { current } = this.#sittings;
    if (!connection || !current) return;
    const page = current.session.page();
    const hadFocus = this.shadowRoot!.activeElement !== null;
    connection.frame.showPage(connection.tiles.element, connection.form.element);
    this.#show(page);
    // What had it is gone: the button that tries again, or the page in another language.
    if (hadFocus && !this.shadowRoot!.activeElement) connection.form.focusHeading();
    // It may be shown in another language for the tenth time, and listens all the same.
    current.engine.drawing?.onContextChange(connection.refresh, connection.controller.signal);
    this.#refresh();
  }

  #show(page: Page): void {
    const { view, form, takeAlong } = this.#connection!;
    view.see(page);
    form.show(page);
    takeAlong.show(page.id === 'report' ? this.#sittings.current : null);
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
  #tellFailure(error: unknown, isDrawing: boolean): void {
    const connection = this.#connection;
    if (!connection) return;
    const failure = failureOf(error);
    const messages = messagesIn(languageOf(this));
    connection.view.drawingFailed = isDrawing;
    connection.frame.tell(isDrawing ? messages.drawingLoad : failure.sentence(messages));
    this.#emit('twotrack-error', failure.detail);
  }

  /** To the other view, which is remembered. The focus stays where it was, or on the button. */
  #switchView(): void {
    const connection = this.#connection;
    if (!connection) return;
    connection.view.choose(connection.frame.isDrawn ? 'plain' : 'drawn', this.storage);
    this.#refresh();
  }

  #activate(controlId: string, goOn: boolean): void {
    if (!this.#sittings.isWaiting) this.#attempt(({ session }, { frame }) => {
      const page = session.page().id;
      const refusal = session.activate(controlId, goOn && this.advance === 'auto', Date.now());
      if (refusal === null) return this.#attempt((sitting, connection) => this.#afterAction(sitting, connection, page, controlId));
      frame.tell(refusal);
      this.#emit('twotrack-error', { code: 'action', message: refusal });
    });
  }

  #write(controlId: string, text: string): void {
    this.#attempt(({ session }) => {
      const page = session.page().id;
      if (session.write(controlId, text, Date.now())) this.#attempt((sitting, connection) => this.#afterAction(sitting, connection, page));
    });
  }

  #afterAction({ session, store, history }: Sitting, { frame, form, motion, takeAlong }: Connection, pageBefore: string, controlId = ''): void {
    this.#sittings.hasActed();
    // First: where it is not to be had yet, nobody has been there.
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

  #draw(drawing: Drawing, { session }: Sitting, { family, weight, textPx }: Surroundings, theme: number, { form, motion }: Connection): ReturnType<Drawing['draw']> {
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

  #expectReady(): Sitting {
    const { current } = this.#sittings;
    if (!current?.engine.isWhole) throw new Error('The widget is not ready yet: wait for twotrack-ready.');
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
