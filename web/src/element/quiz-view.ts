import type { Drawing } from '../drawing/drawing.js';
import type { Engine } from '../loading/engine.js';
import { sentences } from '../form/form-blocks.js';
import { NativeForm } from '../form/native-form.js';
import { Shell } from './shell.js';
import { style } from './styles.js';
import { languageOf, messagesIn, type Messages } from '../core/messages.js';
import { Motion } from '../drawing/motion.js';
import type { Page } from '../core/page.js';
import { HostStyleReader, type HostStyle } from './host-style.js';
import type { LoadedQuiz } from '../session/loaded-quiz.js';
import type { StorageKind } from '../session/storage.js';
import { ResultActions } from './result-actions.js';
import { bringIntoView } from './bring-into-view.js';
import { createElement } from '../support/create-element.js';
import { keepKeys } from './keep-keys.js';
import { Tiles } from '../drawing/tiles.js';
import { ViewChoice, type Mode } from './view-choice.js';
import type { ViewportObserver } from './viewport-observer.js';

/** What the view reads of the element and asks of the controller. */
export interface QuizViewHost {
  readonly mode: Mode;
  readonly storage: StorageKind;
  activate(controlId: string, goOn: boolean): void;
  write(controlId: string, text: string): void;
  /** Asks for a frame. */
  refresh(): void;
  /** The page is about to be printed, which waits for no frame. */
  paintForPrint(): void;
  image(): Promise<Blob>;
}

/** What a connected element shows: the form, the drawing under it, and what surrounds both. */
export class QuizView {
  readonly #controller = new AbortController();
  /** A landmark of the page's title, so that the first switch is heard after the name of what it switches. */
  readonly #container: HTMLElement;
  readonly #styleReader: HostStyleReader;
  readonly #form: NativeForm;
  readonly #tiles: Tiles;
  readonly #shell: Shell;
  readonly #choice: ViewChoice;
  readonly #motion = new Motion();
  readonly #resultActions: ResultActions;
  readonly #refresh = (): void => this.host.refresh();
  /** A page that the person has turned to is painted for the first time. */
  #isNewPage = false;
  /** The person has just asked for the drawn view. */
  #wasAskedToDraw = false;

  constructor(
    private readonly root: ShadowRoot,
    private readonly host: QuizViewHost,
  ) {
    const document = root.ownerDocument;
    const { signal } = this;
    const refresh = this.#refresh;
    this.#choice = new ViewChoice(signal, (forPrint) => (forPrint ? host.paintForPrint() : refresh()));
    this.#styleReader = new HostStyleReader(document, signal, refresh);
    this.#tiles = new Tiles(document, refresh);
    this.#form = new NativeForm(document, signal, {
      activate: (controlId, goOn) => host.activate(controlId, goOn),
      write: (controlId, text) => host.write(controlId, text),
      changed: refresh,
      followed: (address) => this.tell(`${messagesIn(languageOf(root.host)).inNewTab} ${address}`),
      translated: () => {
        this.#choice.isTranslated = true;
        refresh();
      },
    });
    this.#shell = new Shell(document, signal, () => this.#switchView());
    this.#resultActions = new ResultActions(document, {
      image: () => host.image(),
      tell: (sentence) => this.tell(sentence),
    });
    this.#container = createElement(document, 'div', 'container');
    const [firstSwitch, widget, foot] = this.#shell.elements;
    this.#container.append(firstSwitch, widget, this.#resultActions.element, foot);
    keepKeys(this.#container, signal);
    root.replaceChildren(
      ...style(root),
      this.#styleReader.element,
      createElement(document, 'div', 'sizer'),
      this.#container,
    );
  }

  /** Aborted when the element leaves the page. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  disconnect(): void {
    this.#controller.abort();
    this.#tiles.disconnect();
    this.#form.disconnect();
  }

  observeWith(observer: ViewportObserver, element: Element): void {
    observer.observe(element, this.#shell.widget, this.signal);
  }

  get isDrawn(): boolean {
    return this.#shell.isDrawn;
  }

  get hostStyle(): HostStyle {
    return this.#styleReader.read();
  }

  /** Whether the page is going to be drawn, as far as the page around it and the person decide. */
  wantsDrawing(style = this.hostStyle): boolean {
    return !this.#choice.isPlain(this.host.mode, this.host.storage, style);
  }

  /** Shows a quiz that was loaded, in place of the author's words or of a failure. */
  showQuiz(quiz: LoadedQuiz): void {
    const hadFocus = this.#hasFocus;
    this.#shell.showPage(this.#tiles.element, this.#form.element);
    this.showPage(quiz.session.page, quiz);
    // The focused element is gone: the button that tries again, or the page in another language.
    if (hadFocus && !this.#hasFocus) this.#form.focusStart();
    // Each view listens once, however often its quiz is replaced.
    quiz.engine.drawing.onContextChange(this.#refresh, this.signal);
    this.host.refresh();
  }

  showPage(page: Page, quiz: LoadedQuiz): void {
    this.#choice.setPage(page);
    this.#form.show(page);
    this.#container.setAttribute('role', 'form');
    this.#container.setAttribute('aria-label', page.title);
    this.#container.lang = page.language;
    const isReport = page.id === 'report';
    // Where answers were not kept, every page offers the link with them.
    this.#resultActions.show(isReport || (quiz.store.hasFailed && page.id !== 'shared') ? quiz : null, isReport);
  }

  /** Shows where an action has led. @param controlId that was activated; empty for none */
  showStep(page: Page, pageBefore: string, controlId: string, quiz: LoadedQuiz): void {
    const hadFocus = this.#hasFocus;
    const option = this.#form.optionText(controlId);
    this.hideResultActions();
    this.showPage(page, quiz);
    if (page.id === pageBefore) {
      this.#motion.chose(controlId);
    } else {
      this.#motion.pageCame();
      this.#isNewPage = true;
      this.#shell.begin();
      const progress = page.blocks.find((block) => block.kind === 'progress');
      this.#shell.announce(sentences(option, progress?.kind === 'progress' ? progress.alternative : ''));
    }
    if (hadFocus && (page.id !== pageBefore || !this.#hasFocus)) this.#form.focusStart();
    // The drawing has yet to place a form that it lies under.
    if (!this.isDrawn) this.#showTop();
    this.host.refresh();
  }

  /** Focuses the heading of the page, or the button of a failure. @returns false if neither is shown */
  focus(options?: FocusOptions): boolean {
    const target = this.#form.element.isConnected ? this.#form.heading : this.#shell.retryButton;
    target?.focus(options);
    return target !== null;
  }

  hideResultActions(): void {
    this.#resultActions.show(null);
  }

  tell(sentence: string): void {
    this.#shell.tell(sentence);
  }

  showFailure(messages: Messages, sentence: string, retry: () => unknown): void {
    this.#shell.showFailure(messages, sentence, retry);
  }

  paint({ engine, session, language }: LoadedQuiz, { widthPx, density }: ViewportObserver): void {
    const style = this.hostStyle;
    const { drawing } = engine;
    const drawn = this.wantsDrawing(style) && drawing.prepare() ? drawing : null;
    const theme = this.#applyTheme(engine, style);
    this.#shell.isDrawn = drawn !== null;
    if (drawn) {
      const { data, layout, layoutText, moving } = this.#draw(drawn, session.handle, style, theme, widthPx, density);
      this.#tiles.paint(drawn, data, Math.round(widthPx * density), Math.round(layout.height * density), density);
      this.#form.place(layout, layoutText);
      if (moving) this.host.refresh();
    } else {
      this.#form.unplace();
    }
    this.#showTop();
    const messages = messagesIn(language);
    const hasOneView = this.#choice.mustBePlain || drawing.isUnavailable;
    if (drawing.isUnavailable && this.#wasAskedToDraw) this.tell(messages.cannotDraw);
    this.#wasAskedToDraw = false;
    if (this.#shell.offerSwitch(hasOneView ? null : drawn ? messages.plainView : messages.drawnView))
      this.#form.focusStart();
  }

  #showTop(): void {
    if (this.#isNewPage) bringIntoView(this.#shell.widget, this.#form.heading);
    this.#isNewPage = false;
  }

  get #hasFocus(): boolean {
    return this.root.activeElement !== null;
  }

  /** Switches to the other view and remembers it. The focus stays where it was, or on the button. */
  #switchView(): void {
    this.#wasAskedToDraw = !this.isDrawn;
    this.#choice.choose(this.isDrawn ? 'plain' : 'drawn', this.host.storage);
    this.host.refresh();
  }

  /** The theme's colours as custom properties, and the weight, for the plain view and for selected text. @returns the theme's handle */
  #applyTheme(engine: Engine, { theme, weight }: HostStyle): number {
    this.#shell.widget.style.fontWeight = `${weight}`;
    const { theme: handle, colours } = engine.themeFor(theme);
    this.#shell.dress(colours, theme.radiusPx);
    return handle;
  }

  #draw(
    drawing: Drawing,
    session: number,
    { family, weight, textPx }: HostStyle,
    theme: number,
    widthPx: number,
    density: number,
  ): ReturnType<Drawing['draw']> {
    const { hovered, pressed, focused, focusVisible } = this.#form.state;
    const { chosen, choiceMs, pageMs } = this.#motion.next();
    const indexOf = (controlId: string | null) => this.#form.indexOf(controlId);
    return drawing.draw({
      session,
      which: 'shown',
      fonts: drawing.fontsFor(family, weight),
      theme,
      widthPx,
      density,
      textPx,
      hovered: indexOf(hovered),
      pressed: indexOf(pressed),
      focused: indexOf(focused),
      focusVisible,
      chosen: indexOf(chosen),
      choiceMs,
      pageMs,
    });
  }
}
