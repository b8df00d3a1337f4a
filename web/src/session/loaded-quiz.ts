import { snapshotOf, reopen, resume, type SessionSnapshot } from './session-snapshot.js';
import type { AssessmentInfo, Session } from '../core/core-module.js';
import { LostError, type Engine } from '../loading/engine.js';
import { ResultHistory } from './result-history.js';
import { ProgressStore, type WidgetSlot } from './progress-store.js';
import type { AssessmentUse, LoadedAssessment } from '../loading/shared-modules.js';
import { loadQuiz } from '../loading/start-failure.js';
import type { StorageKind } from './storage.js';

/** An assessment that is loaded, and being answered. */
export interface LoadedQuiz {
  readonly engine: Engine;
  readonly assessment: AssessmentInfo;
  readonly session: Session;
  readonly store: ProgressStore;
  readonly history: ResultHistory;
  /** The language it was loaded for. */
  readonly language: string;
  /** Lets the assessment go. */
  release(): void;
}

/** What the loader asks of a widget, and what it reports. */
export interface QuizLoaderHost {
  document(): Document;
  language(): string;
  storage(): StorageKind;
  slot(): WidgetSlot;
  /** The assessment's address. @throws StartError when `src` is not an address */
  address(language: string): URL;
  /** Whether the first page is going to be drawn, and when the widget's font is there. */
  outset(): { readonly draws: boolean; readonly fonts: Promise<void> };
  /** An assessment is there for the first time. */
  onLoaded(quiz: LoadedQuiz): void;
  /** The same assessment in another language has taken its place. */
  onReplaced(quiz: LoadedQuiz): void;
  /** The other language could not be loaded; the widget stays as it was. */
  onReplaceFailed(error: unknown): void;
  /** Nothing can be shown. */
  onFailed(error: unknown, retry: () => unknown): void;
  /** A load has ended, well or not. */
  onSettled(): void;
}

/**
 * A person waits so long for a sentence. What comes later is shown all the same: a slow connection is cut off by nobody.
 */
const patienceMs = 20_000;

/** Loads a widget's quiz, once and in another language; keeps where the person was while the widget is out of the page. */
export class QuizLoader {
  current: LoadedQuiz | null = null;
  /** The share code that is open. */
  code = '';
  /** The load under way. A later load or `cancel` replaces it, and its outcome is dropped. */
  #loading: symbol | null = null;
  /** The person has been told that the load under way takes too long. */
  #isLate = false;
  #patience = 0;
  /** The assessment of the load under way. */
  #use: AssessmentUse | null = null;
  /** Kept from the released session, in case the widget comes back. */
  #snapshot: SessionSnapshot | null = null;

  constructor(private readonly host: QuizLoaderHost) {}

  get isBusy(): boolean {
    return this.#loading !== null && !this.#isLate;
  }

  async load(): Promise<void> {
    if (this.current) return;
    const { host } = this;
    await this.#run(
      () => host.outset(),
      ({ engine, assessment }, language, release) => {
        const storage = host.storage();
        const slot = host.slot();
        slot.claim(assessment.id);
        const store = new ProgressStore(storage, assessment.id, slot);
        const session = newSession(engine, assessment);
        resume(session, this.#snapshot, store);
        session.snapshot();
        const history = new ResultHistory(storage, assessment.id);
        this.current = { engine, assessment, session, store, history, language, release };
        host.onLoaded(this.current);
      },
      (error, retry = () => void this.load()) => host.onFailed(error, retry),
    );
  }

  /** Loads the assessment again if the page's language has changed or the engine was lost; the session goes on where it was. */
  followLanguage(): void {
    const before = this.current;
    if (!before || (before.language === this.host.language() && !before.engine.life.lost)) return;
    void this.#run(
      () => ({ draws: false, fonts: null }),
      ({ engine, assessment }, language, release) => {
        const session = newSession(engine, assessment);
        reopen(session, snapshotOf(before.session, this.code));
        session.snapshot();
        before.session.destroy();
        before.release();
        this.current = { ...before, engine, assessment, session, language, release };
        this.host.onReplaced(this.current);
      },
      (error) => this.host.onReplaceFailed(error),
    );
  }

  /**
   * Goes on with what another tab or page has stored meanwhile, if it is more. Call it before an action.
   * @returns whether the person sees another page now
   */
  catchUp(): boolean {
    const { session, store } = this.current!;
    const isShared = session.page.id === 'shared';
    const later = store.later(session);
    if (!later || !session.restore(later, Date.now())) return false;
    if (isShared) session.openShared(this.code);
    else session.welcome();
    store.save(session);
    return !isShared;
  }

  /** Lets the quiz go whose call has lost the engine, and tells why. */
  giveUp(error: unknown): void {
    this.current?.release();
    this.current = null;
    this.host.onFailed(error, () => void this.load());
  }

  /** Drops the load under way. */
  cancel(): void {
    clearTimeout(this.#patience);
    this.#loading = null;
    this.#use?.release();
    this.#use = null;
  }

  /** Releases the session; the next load continues where it was. */
  unload(): void {
    this.cancel();
    if (!this.current) return;
    this.#snapshot = snapshotOf(this.current.session, this.code);
    this.current.session.destroy();
    this.current.release();
    this.current = null;
  }

  /** @param show gets the assessment, unless `cancel` or another load has come meanwhile */
  async #run(
    outset: () => { readonly draws: boolean; readonly fonts: Promise<void> | null },
    show: (loaded: LoadedAssessment, language: string, release: () => void) => void,
    onFailed: (error: unknown, retry?: () => void) => void,
  ): Promise<void> {
    if (this.#loading) return;
    const own = Symbol();
    this.#loading = own;
    const isLatest = () => this.#loading === own;
    const language = this.host.language();
    try {
      const { draws, fonts } = outset();
      const use = loadQuiz(this.host.address(language), this.host.document(), draws, () => this.followLanguage());
      this.#use = use;
      const wait = () => {
        this.#isLate = false;
        this.#patience = setTimeout(() => {
          this.#isLate = true;
          onFailed(use.lateness(), () => {
            use.ask();
            wait();
          });
          this.host.onSettled();
        }, patienceMs);
      };
      wait();
      const loaded = await use.loaded;
      await fonts;
      // Meanwhile the widget may have been moved, removed, or given another assessment.
      if (!isLatest()) return;
      // Another widget's assessment may have cost the engine.
      if (loaded.engine.life.lost) {
        this.cancel();
        return this.#run(outset, show, onFailed);
      }
      this.#use = null;
      show(loaded, language, use.release);
    } catch (error) {
      if (!isLatest()) return;
      if (error instanceof LostError) this.giveUp(error);
      else onFailed(error);
    } finally {
      if (isLatest()) {
        // The assessment of a load that has failed.
        this.cancel();
        // The language may have changed meanwhile.
        if (this.host.language() !== language) {
          if (this.current) this.followLanguage();
          else void this.load();
        }
        this.host.onSettled();
      }
    }
  }
}

const newSession = (engine: Engine, assessment: AssessmentInfo): Session =>
  engine.core.createSession(assessment, Date.now(), Math.ceil(Math.random() * 0xffffffff));
