import { AssessmentError, type AssessmentInfo, type ResultFormat, type Session } from './core.js';
import type { Engine } from './engine.js';
import type { ErrorCode, TwoTrackEventMap, TwoTrackResult } from './events.js';
import { Form } from './form.js';
import { fetchAssessment, fontsReady, loadAssessment, loadEngine } from './loading.js';
import { Probe, cssColour, type Surroundings } from './probe.js';
import { Place, ProgressStore, type StorageKind } from './progress-store.js';
import { schedule, unschedule } from './scheduler.js';
import { styleSheet } from './styles.js';
import { Tiles } from './tiles.js';

type ThemeName = 'auto' | 'light' | 'dark';
type Mode = 'auto' | 'canvas' | 'html';

/** What a connected element holds; all of it is let go when the element leaves the page. */
interface Connection {
  readonly controller: AbortController;
  readonly probe: Probe;
  readonly form: Form;
  readonly tiles: Tiles;
  readonly widget: HTMLElement;
  readonly status: HTMLElement;
}

/** What has been loaded. It outlives a move in the document. */
interface Loaded {
  readonly engine: Engine;
  readonly assessment: AssessmentInfo;
  readonly session: Session;
  readonly store: ProgressStore;
}

/**
 * `<two-track>`: the assessment as a widget. docs/embedding.md describes attributes, properties, events and methods.
 * It holds no logic of its own: controls become calls of the core, and the core's pages become a form and a drawing.
 */
export class TwoTrackElement extends HTMLElement {
  static readonly observedAttributes = ['src', 'theme', 'mode', 'storage', 'result'];

  private connection: Connection | null = null;
  private loaded: Loaded | null = null;
  private place: Place | null = null;
  private near = false;
  private loading = false;
  private width = 0;
  private density = 1;
  private announced = false;

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [styleSheet()];
  }

  get src(): string { return this.getAttribute('src') ?? ''; }
  set src(value: string) { this.setAttribute('src', value); }
  get theme(): ThemeName { return oneOf(this.getAttribute('theme'), ['auto', 'light', 'dark']); }
  set theme(value: ThemeName) { this.setAttribute('theme', value); }
  get mode(): Mode { return oneOf(this.getAttribute('mode'), ['auto', 'canvas', 'html']); }
  set mode(value: Mode) { this.setAttribute('mode', value); }
  get storage(): StorageKind { return oneOf(this.getAttribute('storage'), ['local', 'session', 'none']); }
  set storage(value: StorageKind) { this.setAttribute('storage', value); }

  get result(): string { return this.getAttribute('result') ?? ''; }
  set result(value: string) { this.setAttribute('result', value); }

  connectedCallback(): void {
    this.connection ??= this.connect();
    this.place ??= new Place(this.src, this.id);
  }

  disconnectedCallback(): void {
    this.connection?.controller.abort();
    this.connection = null;
    unschedule(this);
    // Being moved looks the same as being removed until the task is over.
    setTimeout(() => {
      if (!this.isConnected) this.unload();
    });
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (!this.connection || before === after) return;
    if (name === 'src' || name === 'storage') {
      this.unload();
      void this.load();
    } else if (name === 'result') {
      if (after && this.loaded) this.openShared(after);
    } else {
      this.refresh();
    }
  }

  /** Begins anew. The answers can be brought back on the page that is shown then. */
  restart(): void {
    if (this.loaded?.session.restart(Date.now())) this.afterAction('');
  }

  /** The result so far. @throws Error before `twotrack-ready`. */
  exportResult(format: ResultFormat): string {
    return this.expectLoaded().session.result(oneOf(format, ['json', 'csv', 'text']));
  }

  /** The page on screen as a PNG, as it is drawn. */
  async toImage(): Promise<Blob> {
    const { engine } = this.expectLoaded();
    const { renderer } = engine;
    if (!renderer || !engine.canDraw || !this.connection) throw new Error('This browser cannot draw just now.');
    const surroundings = this.connection.probe.read();
    const { data, layout } = this.draw(engine, surroundings, this.applyTheme(engine, surroundings), null);
    const canvas = this.ownerDocument.createElement('canvas');
    canvas.width = Math.round(this.width * this.density);
    canvas.height = Math.min(4096, Math.round(layout.height * this.density));
    renderer.upload(engine.memory, data);
    renderer.paint(engine.memory, data, 0, canvas.width, canvas.height);
    canvas.getContext('2d')?.drawImage(renderer.canvas, 0, 0, canvas.width, canvas.height, 0, 0, canvas.width, canvas.height);
    return new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The image could not be made.'))), 'image/png');
    });
  }

  /** Draws what has changed; called by the scheduler. */
  paint(): void {
    const { connection, loaded } = this;
    if (!connection || !loaded || !this.near || this.width === 0) return;
    const drawn = this.isDrawn(loaded.engine);
    const surroundings = connection.probe.read();
    const theme = this.applyTheme(loaded.engine, surroundings);
    connection.widget.classList.toggle('drawn', drawn);
    connection.widget.classList.toggle('plain', !drawn);
    if (drawn) {
      const { data, layout } = this.draw(loaded.engine, surroundings, theme, connection.form);
      connection.tiles.paint(loaded.engine, data, Math.round(this.width * this.density), Math.round(layout.height * this.density), this.density);
      connection.form.place(layout);
    } else {
      connection.form.unplace();
    }
    if (!this.announced) {
      this.announced = true;
      const { id, version } = loaded.assessment;
      this.emit('twotrack-ready', { assessment: { id, version }, mode: drawn ? 'canvas' : 'html' });
    }
  }

  private connect(): Connection {
    const document = this.ownerDocument;
    const controller = new AbortController();
    const { signal } = controller;
    const create = (tag: string, className: string) => Object.assign(document.createElement(tag), { className });
    const refresh = () => this.refresh();

    const probe = new Probe(document, signal, refresh);
    const tiles = new Tiles(document, refresh);
    const form = new Form(document, signal, {
      activate: (control, goOn) => this.activate(control, goOn),
      changed: refresh,
    });
    const status = create('p', 'status');
    status.setAttribute('role', 'status');
    const widget = create('div', 'widget');
    widget.part.add('widget');
    widget.append(document.createElement('slot'));
    this.shadowRoot!.replaceChildren(probe.element, widget, status);

    const resize = new ResizeObserver((entries) => this.measure(entries.at(-1)!));
    try {
      resize.observe(widget, { box: 'device-pixel-content-box' });
    } catch {
      resize.observe(widget);
    }
    const intersection = new IntersectionObserver((entries) => this.setNear(entries.at(-1)!.isIntersecting), { rootMargin: '600px' });
    intersection.observe(this);
    document.fonts.addEventListener('loadingdone', () => {
      this.loaded?.engine.forgetFonts();
      refresh();
    }, { signal });
    this.watchDensity(signal);
    signal.addEventListener('abort', () => {
      resize.disconnect();
      intersection.disconnect();
      tiles.disconnect();
    });

    const connection = { controller, probe, form, tiles, widget, status };
    // After a move the session is still there: its page is shown again at once.
    if (this.loaded) queueMicrotask(() => this.connection === connection && this.showWidget());
    return connection;
  }

  /** A change of ratio at run time (another screen, the browser's zoom) fires no ResizeObserver. */
  private watchDensity(signal: AbortSignal): void {
    const query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    query.addEventListener('change', () => {
      this.setSize(this.width, 0);
      this.watchDensity(signal);
    }, { once: true, signal });
  }

  private measure(entry: ResizeObserverEntry): void {
    const { width } = entry.contentRect;
    const device = entry.devicePixelContentBoxSize?.[0]?.inlineSize ?? 0;
    this.setSize(width, width > 0 ? device / width : 0);
  }

  /** @param measured device pixels for each CSS pixel, as far as the browser told; 0 if it did not */
  private setSize(width: number, measured: number): void {
    const expected = devicePixelRatio * (this.currentCSSZoom ?? 1);
    // A width that ends within a pixel makes the quotient differ a little from the ratio it stands for. And where a
    // screen is only emulated, the quotient knows nothing of it.
    const density = measured > expected * 1.01 ? measured : expected;
    if (width === this.width && density === this.density) return;
    this.width = width;
    this.density = density;
    this.refresh();
  }

  private setNear(near: boolean): void {
    this.near = near;
    if (!near) return;
    if (this.loaded) this.refresh();
    else void this.load();
  }

  private async load(): Promise<void> {
    const { connection } = this;
    if (!connection || this.loaded || this.loading || !this.near) return;
    this.loading = true;
    const url = this.src ? new URL(this.src, this.ownerDocument.baseURI) : new URL('career-track.json', import.meta.url);
    const kind = this.storage;
    let code: ErrorCode = 'module-load';
    try {
      const bytes = fetchAssessment(url);
      bytes.catch(() => {});
      const { family, weight } = connection.probe.read();
      const fonts = fontsReady(this.ownerDocument, family, weight);
      const engine = await loadEngine(this.ownerDocument);
      code = 'assessment-load';
      const assessment = await loadAssessment(url, bytes, engine);
      await fonts;
      // Meanwhile it may have been removed, or been given another assessment.
      if (this.connection !== connection || this.loaded) return;
      this.place ??= new Place(this.src, this.id);
      const store = new ProgressStore(kind, assessment.id, this.place);
      const session = engine.core.createSession(assessment, Date.now());
      const snapshot = store.load();
      if (snapshot) session.restore(snapshot, Date.now());
      this.loaded = { engine, assessment, session, store };
      this.showWidget();
      const shared = this.result || claimFragment(assessment.id, this.ownerDocument);
      if (shared) this.openShared(shared);
    } catch (error) {
      if (this.connection === connection) this.showFailure(error instanceof AssessmentError ? 'assessment-invalid' : code, error);
    } finally {
      this.loading = false;
    }
  }

  /** Another's result, over one's own page; a code that is none is told, and one's own page stays. */
  private openShared(code: string): void {
    const { connection, loaded } = this;
    if (!connection || !loaded) return;
    const refusal = loaded.session.openShared(code);
    connection.status.textContent = refusal ?? '';
    if (refusal !== null) this.emit('twotrack-error', { code: 'share-code', message: refusal });
    connection.form.show(loaded.session.page());
    this.refresh();
  }

  private unload(): void {
    this.place?.release();
    this.place = null;
    if (!this.loaded) return;
    this.loaded.session.destroy();
    this.loaded = null;
    this.announced = false;
  }

  private showWidget(): void {
    const { connection, loaded } = this;
    if (!connection || !loaded) return;
    connection.widget.replaceChildren(connection.tiles.element, connection.form.element);
    connection.widget.classList.add('ready');
    connection.form.show(loaded.session.page());
    connection.controller.signal.addEventListener('abort', loaded.engine.onContextChange(() => this.refresh()));
    this.refresh();
  }

  private showFailure(code: ErrorCode, error: unknown): void {
    const { connection } = this;
    if (!connection) return;
    const document = this.ownerDocument;
    const detail = error instanceof Error ? error.message : String(error);
    const sentence = document.createElement('p');
    sentence.textContent =
      code === 'assessment-invalid' ? `This assessment has a mistake and cannot be shown. ${detail}`
      : code === 'assessment-load' ? 'The assessment could not be loaded. Is the network there?'
      : 'The assessment could not be started in this browser.';
    const retry = Object.assign(document.createElement('button'), { type: 'button', textContent: 'Try again' });
    retry.addEventListener('click', () => {
      connection.widget.replaceChildren(document.createElement('slot'));
      void this.load();
    }, { signal: connection.controller.signal });
    const message = Object.assign(document.createElement('div'), { className: 'message' });
    message.setAttribute('role', 'alert');
    message.append(sentence, retry);
    // What the page's author put between the tags stands in for the widget.
    connection.widget.replaceChildren(document.createElement('slot'), message);
    this.emit('twotrack-error', {
      code,
      message: detail,
      ...(error instanceof AssessmentError ? { diagnostics: error.diagnostics } : {}),
    });
  }

  private activate(controlId: string, goOn: boolean): void {
    const { connection, loaded } = this;
    if (!connection || !loaded) return;
    const page = loaded.session.page().id;
    const refusal = loaded.session.activate(controlId, goOn, Date.now());
    if (refusal !== null) {
      connection.status.textContent = refusal;
      this.emit('twotrack-error', { code: 'action', message: refusal });
      return;
    }
    this.afterAction(page);
  }

  private afterAction(pageBefore: string): void {
    const { connection, loaded } = this;
    if (!connection || !loaded) return;
    const { session, store, assessment } = loaded;
    const page = session.page();
    const hadFocus = this.shadowRoot!.activeElement !== null;
    connection.status.textContent = '';
    connection.form.show(page);
    if (page.id !== pageBefore && hadFocus) connection.form.focusHeading();
    store.save(session.snapshot());
    this.refresh();
    this.emit('twotrack-progress', { page: page.id, answered: session.answered, total: assessment.items });
    if (page.id === 'report' && pageBefore !== 'report' && pageBefore !== 'shared') {
      this.emit('twotrack-complete', {
        result: JSON.parse(session.result('json')) as TwoTrackResult,
        shareCode: session.shareCode(),
      });
    }
  }

  /** The theme's colours as custom properties, for the plain view and for what is selected; returns the theme. */
  private applyTheme(engine: Engine, { theme }: Surroundings): number {
    const { theme: handle, colours } = engine.themeFor(theme);
    const { style } = this.connection!.widget;
    for (const [name, colour] of Object.entries(colours)) style.setProperty(`--${name}`, cssColour(colour));
    style.setProperty('--radius', `${theme.radiusPx}px`);
    return handle;
  }

  /** @param form whose hover, press and focus are drawn; null for a page at rest */
  private draw(engine: Engine, { family, weight, textPx }: Surroundings, theme: number, form: Form | null): ReturnType<Engine['draw']> {
    const state = form?.state;
    const place = (id: string | null | undefined) => form?.indexOf(id ?? null) ?? -1;
    return engine.draw({
      session: this.loaded!.session.handle,
      fonts: engine.fontsFor(family, weight),
      theme,
      widthPx: this.width,
      density: this.density,
      textPx,
      hovered: place(state?.hovered),
      pressed: place(state?.pressed),
      focused: place(state?.focused),
      focusVisible: state?.focusVisible ?? false,
    });
  }

  private isDrawn(engine: Engine): boolean {
    return this.mode !== 'html' && engine.canDraw;
  }

  private refresh(): void {
    schedule(this);
  }

  private expectLoaded(): Loaded {
    if (!this.loaded) throw new Error('The widget is not ready yet: wait for twotrack-ready.');
    return this.loaded;
  }

  private emit<K extends keyof TwoTrackEventMap>(type: K, detail: TwoTrackEventMap[K]['detail']): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

let fragmentClaimed = false;

/** The code in the page's fragment, `#twotrack=<assessment>:<code>`: for the first widget with that assessment, once. */
function claimFragment(assessmentId: string, document: Document): string | null {
  const [, id, code] = /^#twotrack=([\w-]+):([\w-]+)$/.exec(document.location.hash) ?? [];
  if (fragmentClaimed || id !== assessmentId || !code) return null;
  fragmentClaimed = true;
  return code;
}

/** The first of the names is the default. */
function oneOf<T extends string>(value: string | null, names: readonly [T, ...T[]]): T {
  return names.find((name) => name === value) ?? names[0];
}
