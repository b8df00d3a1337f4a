import type { CodeKind, ResultFormat } from '../core/core-module.js';
import type { TwoTrackEventMap, TwoTrackResult } from '../core/events.js';
import { ViewportObserver } from './viewport-observer.js';
import { careerTrack } from '../loading/asset-urls.js';
import { fontsReady } from '../loading/shared-modules.js';
import { languageOf, messagesIn, type Messages } from '../core/messages.js';
import { createElement } from '../support/create-element.js';
import { cssColour } from './host-style.js';
import { WidgetSlot, watchReturn } from '../session/progress-store.js';
import { QuizView } from './quiz-view.js';
import { isScheduled, schedule, unschedule } from '../support/scheduler.js';
import { Settling } from './settling.js';
import { claimFragment, watchFragment } from '../session/share-link.js';
import { QuizLoader, type LoadedQuiz } from '../session/loaded-quiz.js';
import { StartError, toStartError } from '../loading/start-failure.js';
import type { StorageKind } from '../session/storage.js';
import { summaryImage } from './summary-image.js';
import type { Mode } from './view-choice.js';

/** The element as its controller sees it: attributes in, events out. */
export interface QuizElement extends HTMLElement {
  readonly src: string;
  readonly result: string;
  readonly mode: Mode;
  readonly storage: StorageKind;
  readonly advance: 'auto' | 'manual';
}

/** Runs one element: loads its quiz when it nears the viewport, turns actions into calls of the core, and tells the page. */
export class QuizController {
  /** Null while the element is in no page. */
  #view: QuizView | null = null;
  #slot: WidgetSlot | null = null;
  #hasAnnounced = false;
  readonly #viewport = new ViewportObserver(
    () => this.#refresh(),
    () => (this.#viewport.isNear && this.#loader.current ? this.#refresh() : this.#load()),
  );
  /** It outlives a move in the document. */
  readonly #loader = new QuizLoader({
    document: () => this.#document,
    language: () => languageOf(this.element),
    storage: () => this.element.storage,
    slot: () => this.#claimSlot(),
    address: (language) => this.#address(language),
    outset: () => {
      const { family, weight } = this.#view!.hostStyle;
      return { draws: this.#view!.wantsDrawing(), fonts: fontsReady(this.#document, family, weight) };
    },
    onLoaded: (quiz) => this.#begin(quiz),
    onReplaced: (quiz) => {
      this.#view?.tell('');
      this.#view?.showQuiz(quiz);
    },
    onReplaceFailed: (error) => this.#fail(error, (sentence) => this.#view?.tell(sentence)),
    onFailed: (error, retry) =>
      this.#fail(error, (sentence, messages) => this.#view?.showFailure(messages, sentence, retry)),
    onSettled: () => this.#settling.check(),
  });
  readonly #settling = new Settling(
    () => this.#view !== null && (!this.#viewport.isKnown || isScheduled(this) || this.#loader.isBusy),
  );

  constructor(
    private readonly element: QuizElement,
    private readonly root: ShadowRoot,
  ) {}

  get #document(): Document {
    return this.element.ownerDocument;
  }

  /** @see TwoTrackElement.updateComplete */
  whenSettled(): Promise<void> {
    return this.#settling.wait();
  }

  connect(): void {
    try {
      this.#view ??= this.#connectView();
    } catch (error) {
      // The browser lacks something that nobody thought of: the author's words must not vanish.
      this.#fail(error, (sentence) => this.root.replaceChildren(createElement(this.#document, 'slot', ''), sentence));
      return;
    }
    this.#claimSlot();
  }

  disconnect(): void {
    this.#view?.disconnect();
    this.#view = null;
    this.#loader.cancel();
    unschedule(this);
    // Being moved looks the same as being removed until the task is over.
    setTimeout(() => {
      if (!this.element.isConnected) this.#unload();
      this.#settling.check();
    });
  }

  attributeChanged(name: string, value: string | null): void {
    if (name === 'src' || name === 'storage') {
      this.#unload();
      // Another assessment opens the code of its own `result`.
      if (name === 'src') this.#loader.code = '';
      this.#load();
    } else if (!this.#view) {
      // It is read when the element is in a page.
    } else if (name === 'lang') {
      this.#loader.followLanguage();
    } else if (name === 'result') {
      if (value) this.#withQuiz((quiz, view) => this.#openShared(value, quiz, view));
    } else {
      this.#refresh();
    }
  }

  restart(): void {
    this.#withQuiz((quiz, view) => {
      this.#loader.catchUp();
      if (quiz.session.restart(Date.now())) this.#showStep(quiz, view, '');
    });
  }

  exportResult(format: ResultFormat): string {
    return this.#expectReady().session.result(format);
  }

  shareCode(kind: CodeKind): string {
    return this.#expectReady().session.shareCode(kind);
  }

  async toImage(): Promise<Blob> {
    const { engine, session } = this.#expectReady();
    const { drawing } = engine;
    if (!this.#view || !drawing.prepare()) throw new Error('This browser cannot draw just now.');
    const { family, weight, theme: given } = this.#view.hostStyle;
    // The picture has square corners.
    const { theme, colours } = engine.themeFor({ ...given, radiusPx: 0 });
    return summaryImage(drawing, this.#document, cssColour(colours['surface']!), {
      session: session.handle,
      fonts: drawing.fontsFor(family, weight),
      theme,
    });
  }

  /** Focuses the page on screen. @returns false while there is none */
  focus(options?: FocusOptions): boolean {
    return this.#view?.focus(options) ?? false;
  }

  /** Draws what has changed; the scheduler calls it. @param far also far from the viewport, for print */
  paint(far = false): void {
    if ((this.#viewport.isNear || far) && this.#viewport.widthPx > 0) {
      // The page's language may be what has changed.
      this.#loader.followLanguage();
      this.#withQuiz((quiz, view) => {
        view.paint(quiz, this.#viewport);
        this.#announce(quiz, view);
      });
    }
    this.#settling.check();
  }

  #connectView(): QuizView {
    const controller = this;
    const view = new QuizView(this.root, {
      get mode() {
        return controller.element.mode;
      },
      get storage() {
        return controller.element.storage;
      },
      activate: (controlId, goOn) => this.#activate(controlId, goOn),
      write: (controlId, text) => this.#write(controlId, text),
      refresh: () => this.#refresh(),
      paintForPrint: () => this.paint(true),
      image: () => this.toImage(),
    });
    view.observeWith(this.#viewport, this.element);
    this.#document.fonts?.addEventListener(
      'loadingdone',
      () => {
        this.#loader.current?.engine.drawing.forgetFonts();
        this.#refresh();
      },
      { signal: view.signal },
    );
    watchFragment(this.#document, () => this.#withQuiz((quiz, shown) => this.#openFragment(quiz, shown)), view.signal);
    watchReturn(this.#document, () => this.#withQuiz((quiz, shown) => this.#catchUp(quiz, shown)), view.signal);
    // After a move the session is still there: its page is shown again at once.
    if (this.#loader.current) {
      queueMicrotask(() => {
        if (this.#view !== view) return;
        this.#withQuiz((quiz) => view.showQuiz(quiz));
        this.#loader.followLanguage();
      });
    }
    return view;
  }

  #load(): void {
    if (this.#view && this.#viewport.isNear) void this.#loader.load();
    this.#settling.check();
  }

  #unload(): void {
    this.#view?.hideResultActions();
    this.#loader.unload();
    this.#slot?.release();
    this.#slot = null;
    this.#hasAnnounced = false;
  }

  #claimSlot(): WidgetSlot {
    this.#slot ??= new WidgetSlot(this.element);
    try {
      this.#slot.claim(this.#address('').href);
    } catch {
      // Nothing is loaded from there.
    }
    return this.#slot;
  }

  /** @throws StartError when `src` is not an address */
  #address(language: string): URL {
    const { src } = this.element;
    if (!src) return careerTrack(language);
    try {
      return new URL(src, this.#document.baseURI);
    } catch (error) {
      throw new StartError('assessment-load', error);
    }
  }

  #begin(quiz: LoadedQuiz): void {
    const view = this.#view;
    if (!view) return;
    view.showQuiz(quiz);
    // If `result` was opened before, the snapshot has opened it again, or the person has closed it.
    const { result } = this.element;
    if (result && result !== this.#loader.code) this.#openShared(result, quiz, view);
    else this.#openFragment(quiz, view);
  }

  #openFragment(quiz: LoadedQuiz, view: QuizView): void {
    const code = claimFragment(quiz.assessment.id, this.#document);
    if (code) this.#openShared(code, quiz, view);
  }

  /** Shows the content of a code over the person's own page. If the code is refused, that page stays. */
  #openShared(code: string, quiz: LoadedQuiz, view: QuizView): void {
    const refusal = quiz.session.openShared(code);
    this.#loader.code = code;
    view.tell(refusal ?? '');
    if (refusal !== null) this.#emit('twotrack-error', { code: 'share-code', message: refusal });
    view.showPage(quiz.session.page, quiz);
    this.#refresh();
  }

  #activate(controlId: string, goOn: boolean): void {
    this.#withQuiz((quiz, view) => {
      if (this.#catchUp(quiz, view)) return;
      const page = quiz.session.page.id;
      const refusal = quiz.session.activate(controlId, goOn && this.element.advance === 'auto', Date.now());
      if (refusal === null) return this.#showStep(quiz, view, page, controlId);
      view.tell(refusal);
      this.#emit('twotrack-error', { code: 'action', message: refusal });
    });
  }

  #write(controlId: string, text: string): void {
    this.#withQuiz((quiz, view) => {
      if (this.#catchUp(quiz, view)) return;
      const page = quiz.session.page.id;
      if (quiz.session.write(controlId, text, Date.now()) === null) this.#showStep(quiz, view, page);
    });
  }

  /** Shows what another tab or page has stored meanwhile, as a reload would. @returns whether there is something to show */
  #catchUp(quiz: LoadedQuiz, view: QuizView): boolean {
    const isBehind = this.#loader.catchUp();
    // Nobody has come to the report here, as after a shared result that is closed.
    if (isBehind) this.#showStep(quiz, view, 'shared');
    return isBehind;
  }

  #showStep(quiz: LoadedQuiz, view: QuizView, pageBefore: string, controlId = ''): void {
    const { session, store, history } = quiz;
    const { page, answered, asked } = session.shown;
    const { hasFailed } = store;
    store.save(session);
    view.showStep(page, pageBefore, controlId, quiz);
    if (store.hasFailed && !hasFailed) view.tell(messagesIn(quiz.language).notKept);
    this.#emit('twotrack-progress', { page: page.id, answered, total: asked });
    if (page.id === 'report' && pageBefore !== 'report' && pageBefore !== 'shared') {
      const shareCode = session.shareCode('result');
      history.add(shareCode, Date.now());
      this.#emit('twotrack-complete', { result: JSON.parse(session.result('json')) as TwoTrackResult, shareCode });
    }
  }

  /** The first page is on screen. */
  #announce({ assessment: { id, version } }: LoadedQuiz, view: QuizView): void {
    if (this.#hasAnnounced) return;
    this.#hasAnnounced = true;
    this.#emit('twotrack-ready', { assessment: { id, version }, mode: view.isDrawn ? 'canvas' : 'html' });
  }

  /** Shows and reports an error. */
  #fail(error: unknown, show: (sentence: string, messages: Messages) => unknown): void {
    const startError = toStartError(error);
    const messages = messagesIn(languageOf(this.element));
    show(startError.sentence(messages), messages);
    this.#emit('twotrack-error', startError.detail);
  }

  #withQuiz(action: (quiz: LoadedQuiz, view: QuizView) => unknown): void {
    const { current } = this.#loader;
    // Until the next engine is there, the page stays as it is.
    if (!current || !this.#view || current.engine.life.lost) return;
    try {
      action(current, this.#view);
    } catch (error) {
      if (!current.engine.life.lost) throw error;
      this.#loader.giveUp(error);
    }
  }

  #expectReady(): LoadedQuiz {
    const { current } = this.#loader;
    if (!current) throw new Error('The widget is not ready yet: wait for twotrack-ready.');
    return current;
  }

  #refresh(): void {
    schedule(this);
  }

  #emit<K extends keyof TwoTrackEventMap>(type: K, detail: TwoTrackEventMap[K]['detail']): void {
    this.element.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}
