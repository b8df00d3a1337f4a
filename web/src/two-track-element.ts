import { bookmarkOf, reopen, resume, type Bookmark } from './bookmark.js';
import type { AssessmentInfo, CodeKind, ResultFormat, Session } from './core.js';
import type { Drawing } from './drawing.js';
import type { Engine, EngineKind } from './engine.js';
import type { TwoTrackEventMap, TwoTrackResult } from './events.js';
import { careerTrack } from './files.js';
import { Form } from './form.js';
import { Frame } from './frame.js';
import { fontsReady } from './loading.js';
import { languageOf, messagesIn } from './messages.js';
import { Motion } from './motion.js';
import type { Page } from './page.js';
import { Probe, cssColour, type Surroundings } from './probe.js';
import { History } from './history.js';
import { Place, ProgressStore } from './progress-store.js';
import type { StorageKind } from './storage.js';
import { schedule, unschedule } from './scheduler.js';
import { claimFragment } from './share-link.js';
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

/** What has been loaded. It outlives a move in the document. */
interface Loaded {
  readonly engine: Engine;
  readonly assessment: AssessmentInfo;
  readonly session: Session;
  readonly store: ProgressStore;
  readonly history: History;
  /** The language it was loaded for. */
  readonly language: string;
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
  #loaded: Loaded | null = null;
  #place: Place | null = null;
  #near = false;
  /** The load under way; one that another has taken over from comes to nothing. */
  #loading: symbol | null = null;
  #width = 0;
  #density = 1;
  #announced = false;
  /** Whether the rest of the module is under way, or has failed since the last action. */
  #completing = false;
  /** How many actions and paints wait for the rest: what is on screen is not what is meant then, and takes no other. */
  #waiting = 0;
  /** Of the session that was let go, should the element come back. */
  #bookmark: Bookmark | null = null;
  /** The code that is open. */
  #code = '';

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
    this.#loading = null;
    unschedule(this);
    // Being moved looks the same as being removed until the task is over.
    setTimeout(() => {
      if (!this.isConnected) this.#unload();
    });
  }

  /** @internal */
  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (!this.#connection || before === after) return;
    if (name === 'src' || name === 'storage') {
      this.#unload();
      void this.#load();
    } else if (name === 'lang') {
      if (this.#loaded && this.#loaded.language !== this.#language()) void this.#reload(this.#loaded.engine.kind);
    } else if (name === 'result') {
      if (after && this.#loaded) this.#openShared(after);
    } else {
      if (name === 'mode') this.#connection.view.drawingFailed = false;
      this.#refresh();
    }
  }

  /** Begins anew. The answers can be brought back on the page that is shown then. */
  restart(): void {
    this.#attempt(({ session }) => {
      if (session.restart(Date.now())) this.#attempt(() => this.#afterAction(''));
    });
  }

  /** The result so far. @throws Error before `twotrack-ready`. */
  exportResult(format: ResultFormat): string {
    return this.#expectLoaded().session.result(oneOf(format, ['json', 'csv', 'text']));
  }

  /**
   * The result so far as a short text for a link, `#twotrack=<assessment>:<code>`: without the answers, to be shown to
   * others; or the answers, for the respondent alone. Empty for answers too many for a link.
   * @throws Error before `twotrack-ready`.
   */
  shareCode(kind: CodeKind = 'result'): string {
    return this.#expectLoaded().session.shareCode(oneOf(kind, ['result', 'answers']));
  }

  /**
   * The result so far in short as a PNG of 1,200 × 630 pixels, without answers.
   * @throws Error before `twotrack-ready`, and where the browser cannot draw
   */
  async toImage(): Promise<Blob> {
    const { session, language, ...loaded } = this.#expectLoaded();
    const connection = this.#connection;
    // Where the plain view did without the drawing, it is fetched now.
    const { engine, assessment } = loaded.engine.kind === 'drawn' ? loaded : await start('drawn', this.#address(language), this.ownerDocument);
    await engine.complete();
    const { drawing } = engine;
    if (!connection || !drawing || drawing.isLost) throw new Error('This browser cannot draw just now.');
    const copy = engine.core.createSession(assessment, Date.now());
    copy.restore(session.snapshot(), Date.now());
    const { family, weight, theme: given } = connection.probe.read();
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
    if (this.#connection && (this.#near || far) && this.#width > 0) this.#attempt((loaded) => this.#paint(loaded, this.#connection!));
  }

  #paint(loaded: Loaded, connection: Connection): void {
    const { frame, form, tiles, view } = connection;
    const { engine } = loaded;
    const surroundings = connection.probe.read();
    const wantsDrawn = !view.isPlain(this.mode, this.storage, surroundings);
    // The module with the drawing comes later, where the plain view did without it; the plain view bridges the time.
    if (wantsDrawn && engine.kind === 'plain') void this.#reload('drawn');
    const { drawing } = engine;
    const drawn = wantsDrawn && drawing && !drawing.isLost ? drawing : null;
    const theme = this.#applyTheme(engine, surroundings);
    frame.isDrawn = drawn !== null;
    if (drawn) {
      const { data, layout, layoutText, moving } = this.#draw(drawn, surroundings, theme, connection);
      tiles.paint(drawn, data, Math.round(this.#width * this.#density), Math.round(layout.height * this.#density), this.#density);
      form.place(layout, layoutText);
      if (moving) this.#refresh();
    } else {
      form.unplace();
    }
    const cannotDraw = engine.kind === 'drawn' && (!drawing || drawing.isLost);
    const messages = messagesIn(loaded.language);
    if (frame.offerSwitch(view.mustBePlain || cannotDraw ? null : drawn ? messages.plainView : messages.drawnView)) form.focusHeading();
    if (!this.#completing) this.#announce();
  }

  /** Once the first page is there, what the later ones need is fetched; then the widget is ready. */
  #announce(): void {
    const connection = this.#connection;
    if (!connection || !this.#loaded) return;
    const { engine, assessment: { id, version } } = this.#loaded;
    if (!engine.isWhole) {
      this.#completing = true;
      engine.complete().then(() => {
        this.#completing = false;
        this.#announce();
      }, () => {
        // Whatever needs it tells of it. The next action tries again.
      });
    } else if (!this.#announced) {
      this.#announced = true;
      this.#emit('twotrack-ready', { assessment: { id, version }, mode: connection.frame.isDrawn ? 'canvas' : 'html' });
    }
  }

  /** Does what may need a part of the module that is still on its way; then it is done once that is there. */
  #attempt(action: (loaded: Loaded) => unknown): void {
    const loaded = this.#loaded;
    if (!loaded || loaded.engine.attempt(() => action(loaded))) return;
    ++this.#waiting;
    loaded.engine.complete().then(
      () => {
        --this.#waiting;
        if (this.#loaded && this.#connection) action(this.#loaded);
      },
      (error: unknown) => {
        --this.#waiting;
        if (this.#loaded === loaded) this.#showFailure(error, () => this.#attempt((again) => {
          this.#showWidget();
          action(again);
        }));
      },
    );
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

    const resize = new ResizeObserver((entries) => this.#measure(entries.at(-1)!));
    try {
      resize.observe(frame.widget, { box: 'device-pixel-content-box' });
    } catch {
      resize.observe(frame.widget);
    }
    const intersection = new IntersectionObserver((entries) => this.#setNear(entries.at(-1)!.isIntersecting), { rootMargin: '600px' });
    intersection.observe(this);
    document.fonts.addEventListener('loadingdone', () => {
      this.#loaded?.engine.drawing?.forgetFonts();
      refresh();
    }, { signal });
    this.#watchDensity(signal);
    signal.addEventListener('abort', () => {
      resize.disconnect();
      intersection.disconnect();
      tiles.disconnect();
      form.disconnect();
    });

    const connection = { controller, refresh, probe, form, tiles, frame, view, motion: new Motion(), takeAlong };
    // After a move the session is still there: its page is shown again at once.
    if (this.#loaded) {
      queueMicrotask(() => {
        if (this.#connection !== connection || !this.#loaded) return;
        this.#showWidget();
        if (this.#loaded.language !== this.#language()) void this.#reload(this.#loaded.engine.kind);
      });
    }
    return connection;
  }

  /** A change of ratio at run time (another screen, the browser's zoom) fires no ResizeObserver. */
  #watchDensity(signal: AbortSignal): void {
    const query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    query.addEventListener('change', () => {
      this.#setSize(this.#width, 0);
      this.#watchDensity(signal);
    }, { once: true, signal });
  }

  #measure(entry: ResizeObserverEntry): void {
    const { width } = entry.contentRect;
    const device = entry.devicePixelContentBoxSize?.[0]?.inlineSize ?? 0;
    this.#setSize(width, width > 0 ? device / width : 0);
  }

  /** @param measured device pixels for each CSS pixel, as far as the browser told; 0 if it did not */
  #setSize(width: number, measured: number): void {
    const expected = devicePixelRatio * (this.currentCSSZoom ?? 1);
    // A width that ends within a pixel makes the quotient differ a little from the ratio it stands for. And where a
    // screen is only emulated, the quotient knows nothing of it.
    const density = measured > expected * 1.01 ? measured : expected;
    if (width === this.#width && density === this.#density) return;
    this.#width = width;
    this.#density = density;
    this.#refresh();
  }

  #setNear(near: boolean): void {
    this.#near = near;
    if (!near) return;
    if (this.#loaded) this.#refresh();
    else void this.#load();
  }

  async #load(): Promise<void> {
    const connection = this.#connection;
    if (!connection || this.#loaded || this.#loading || !this.#near) return;
    const own = (this.#loading = Symbol());
    const { storage } = this;
    const language = this.#language();
    try {
      const surroundings = connection.probe.read();
      const fonts = fontsReady(this.ownerDocument, surroundings.family, surroundings.weight);
      const plain = connection.view.isPlain(this.mode, storage, surroundings);
      const { engine, assessment } = await start(plain ? 'plain' : 'drawn', this.#address(language), this.ownerDocument);
      await fonts;
      // Meanwhile it may have been moved, removed, or given another assessment.
      if (this.#loading !== own) return;
      this.#place ??= new Place(this.src, this);
      const store = new ProgressStore(storage, assessment.id, this.#place);
      const session = await sessionIn(engine, assessment, (begun) => resume(begun, this.#bookmark, store));
      if (this.#loading !== own) return session.destroy();
      this.#loaded = { engine, assessment, session, store, history: new History(storage, assessment.id), language };
      this.#showWidget();
      const shared = this.result || claimFragment(assessment.id, this.ownerDocument);
      if (shared) this.#openShared(shared);
    } catch (error) {
      if (this.#loading === own) this.#showFailure(error);
    } finally {
      if (this.#loading === own) this.#finishLoading(language);
    }
  }

  /** Loads anew in another module or language; the session goes on where it was. Should that fail, all stays as it is. */
  async #reload(kind: EngineKind): Promise<void> {
    const loaded = this.#loaded;
    if (!loaded || this.#loading) return;
    const own = (this.#loading = Symbol());
    const language = this.#language();
    try {
      const { engine, assessment } = await start(kind, this.#address(language), this.ownerDocument);
      if (this.#loading !== own || !this.#connection) return;
      const session = await sessionIn(engine, assessment, (begun) => void reopen(begun, bookmarkOf(loaded.session, this.#code)));
      if (this.#loading !== own || !this.#connection) return session.destroy();
      loaded.session.destroy();
      this.#loaded = { ...loaded, engine, assessment, session, language };
      this.#connection.frame.tell('');
      this.#showWidget();
    } catch (error) {
      if (this.#loading === own && this.#connection) this.#tellFailure(this.#connection, error, kind !== loaded.engine.kind);
    } finally {
      if (this.#loading === own) this.#finishLoading(language);
    }
  }

  /** @param language that was loaded, which may have changed meanwhile */
  #finishLoading(language: string): void {
    this.#loading = null;
    if (this.#language() === language) return;
    if (this.#loaded) void this.#reload(this.#loaded.engine.kind);
    else void this.#load();
  }

  #language(): string {
    return languageOf(this);
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
    const connection = this.#connection;
    if (!connection) return;
    this.#attempt(({ session }) => {
      const refusal = session.openShared(code);
      this.#code = code;
      connection.frame.tell(refusal ?? '');
      if (refusal !== null) this.#emit('twotrack-error', { code: 'share-code', message: refusal });
      this.#show(session.page());
      this.#refresh();
    });
  }

  #unload(): void {
    this.#loading = null;
    this.#place?.release();
    this.#place = null;
    if (!this.#loaded) return;
    this.#bookmark = bookmarkOf(this.#loaded.session, this.#code);
    this.#loaded.session.destroy();
    this.#loaded = null;
    this.#announced = this.#completing = false;
  }

  #showWidget(): void {
    const connection = this.#connection;
    const loaded = this.#loaded;
    if (!connection || !loaded) return;
    const page = loaded.session.page();
    const hadFocus = this.shadowRoot!.activeElement !== null;
    connection.frame.showPage(connection.tiles.element, connection.form.element);
    this.#show(page);
    // What had it is gone: the button that tries again, or the page in another language.
    if (hadFocus && !this.shadowRoot!.activeElement) connection.form.focusHeading();
    // It may be shown in another language for the tenth time, and listens all the same.
    loaded.engine.drawing?.onContextChange(connection.refresh, connection.controller.signal);
    this.#refresh();
  }

  #show(page: Page): void {
    const { view, form, takeAlong } = this.#connection!;
    view.see(page);
    form.show(page);
    takeAlong.show(page.id === 'report' ? this.#loaded : null);
  }

  #showFailure(error: unknown, retry: () => void = () => void this.#load()): void {
    const connection = this.#connection;
    if (!connection) return;
    const failure = failureOf(error);
    const messages = messagesIn(this.#language());
    connection.frame.showFailure(messages, failure.sentence(messages), retry);
    this.#emit('twotrack-error', failure.detail);
  }

  /** What has failed is not needed for what is shown. */
  #tellFailure({ view, frame }: Connection, error: unknown, isDrawing: boolean): void {
    const failure = failureOf(error);
    const messages = messagesIn(this.#language());
    view.drawingFailed = isDrawing;
    frame.tell(isDrawing ? messages.drawingLoad : failure.sentence(messages));
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
    if (this.#waiting === 0) this.#attempt(({ session }) => {
      const page = session.page().id;
      const refusal = session.activate(controlId, goOn && this.advance === 'auto', Date.now());
      if (refusal === null) return this.#attempt(() => this.#afterAction(page, controlId));
      this.#connection?.frame.tell(refusal);
      this.#emit('twotrack-error', { code: 'action', message: refusal });
    });
  }

  #write(controlId: string, text: string): void {
    this.#attempt(({ session }) => {
      const page = session.page().id;
      if (session.write(controlId, text, Date.now())) this.#attempt(() => this.#afterAction(page));
    });
  }

  #afterAction(pageBefore: string, controlId = ''): void {
    const connection = this.#connection;
    const loaded = this.#loaded;
    if (!connection || !loaded) return;
    const { session, store, history } = loaded;
    this.#completing = false;
    store.save(session.snapshot());
    const page = session.page();
    const hadFocus = this.shadowRoot!.activeElement !== null;
    this.#show(page);
    if (page.id === pageBefore) {
      connection.motion.chose(controlId);
    } else {
      connection.motion.pageCame();
      connection.frame.begin();
      const progress = page.blocks.find((block) => block.kind === 'progress');
      connection.frame.announce(progress?.kind === 'progress' ? progress.alternative : '');
      if (hadFocus) connection.form.focusHeading();
    }
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

  #draw(drawing: Drawing, { family, weight, textPx }: Surroundings, theme: number, { form, motion }: Connection): ReturnType<Drawing['draw']> {
    const { hovered, pressed, focused, focusVisible } = form.state;
    const { chosen, choiceMs, pageMs } = motion.next();
    return drawing.draw({
      session: this.#loaded!.session.handle,
      subject: 'shown',
      fonts: drawing.fontsFor(family, weight),
      theme,
      widthPx: this.#width,
      density: this.#density,
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
      const value = Object.getOwnPropertyDescriptor(this, name)?.value as unknown;
      if (value === undefined) continue;
      delete (this as unknown as Record<string, unknown>)[name];
      this.#reflect(name, String(value));
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

  #expectLoaded(): Loaded {
    if (!this.#loaded?.engine.isWhole) throw new Error('The widget is not ready yet: wait for twotrack-ready.');
    return this.#loaded;
  }

  #emit<K extends keyof TwoTrackEventMap>(type: K, detail: TwoTrackEventMap[K]['detail']): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

/** A session that has begun, or goes on, and whose page can be asked for; waits for what that needs of the module. */
const sessionIn = (engine: Engine, assessment: AssessmentInfo, begin: (session: Session) => void): Promise<Session> =>
  engine.eventually(() => {
    const session = engine.core.createSession(assessment, Date.now(), crypto.getRandomValues(new Uint32Array(1))[0]);
    begin(session);
    session.page();
    return session;
  });

/** The first of the names is the default. */
function oneOf<T extends string>(value: string | null, names: readonly [T, ...T[]]): T {
  return names.find((name) => name === value) ?? names[0];
}
