import { bookmarkOf, reopen, resume, type Bookmark } from './bookmark.js';
import type { AssessmentInfo, Session } from './core.js';
import type { Engine, EngineKind } from './engine.js';
import { History } from './history.js';
import { ProgressStore, type Place } from './progress-store.js';
import { start } from './starting.js';
import type { StorageKind } from './storage.js';

/** An assessment that is loaded, and being answered. */
export interface Sitting {
  readonly engine: Engine;
  readonly assessment: AssessmentInfo;
  readonly session: Session;
  readonly store: ProgressStore;
  readonly history: History;
  /** The language it was loaded for. */
  readonly language: string;
}

/** Calls the core before it does anything else: see Engine.attempt. */
export type Action = (sitting: Sitting) => unknown;

/** What loads need to know of a widget, as it is when they begin, and what becomes of them. */
export interface SittingHost {
  document(): Document;
  language(): string;
  storage(): StorageKind;
  place(): Place;
  /** Of the assessment. @throws Failure when there is none */
  address(language: string): URL;
  /** Which module the widget begins with, and when its font is there. */
  outset(): { readonly kind: EngineKind; readonly fonts: Promise<void> };
  /** The first one of this assessment is there. */
  begun(): void;
  /** One in another module or language has taken its place. */
  changed(): void;
  /** Nothing can be shown. */
  failed(error: unknown, retry: () => unknown): void;
  /** All stays as it was. @param kind of the module that was wanted */
  stayed(error: unknown, kind: EngineKind): void;
  /** Something that was under way has ended, well or not; `isBusy` says whether something else still is. */
  settled(): void;
}

/** Keeps a widget's sitting: loads it, in another module or language too, and waits for the rest of its module. */
export class Sittings {
  current: Sitting | null = null;
  /** The code of another's result that is open. */
  code = '';
  /** The load under way; one that another has taken over from comes to nothing. */
  #loading: symbol | null = null;
  /** Of the session that was let go, should the widget come back. */
  #bookmark: Bookmark | null = null;
  /** Whether the rest of the module is under way, or has failed since the last action. */
  #completing: 'coming' | 'failed' | null = null;
  /** What waits for it, in order. */
  readonly #waiting: Action[] = [];
  /** What became of it since something waits. */
  #rest: 'coming' | 'failed' | null = null;

  constructor(private readonly host: SittingHost) {}

  async load(): Promise<void> {
    if (!this.current) await this.#run(async (isLatest, language) => {
      const { host } = this;
      const storage = host.storage();
      const { kind, fonts } = host.outset();
      const { engine, assessment } = await start(kind, host.address(language), host.document());
      await fonts;
      // Meanwhile it may have been moved, removed, or given another assessment.
      if (!isLatest()) return;
      const store = new ProgressStore(storage, assessment.id, host.place());
      const session = await sessionIn(engine, assessment, (begun) => resume(begun, this.#bookmark, store));
      if (!isLatest()) return session.destroy();
      this.current = { engine, assessment, session, store, history: new History(storage, assessment.id), language };
      host.begun();
    }, (error) => this.host.failed(error, () => void this.load()));
  }

  /** Loads anew in another module or language; the session goes on where it was. Should that fail, all stays as it is. */
  async reload(kind: EngineKind): Promise<void> {
    const before = this.current;
    if (before) await this.#run(async (isLatest, language) => {
      const { engine, assessment } = await start(kind, this.host.address(language), this.host.document());
      // What could be done goes on to be: whoever has heard that the widget is ready relies on it.
      if (before.engine.isWhole) await engine.complete();
      if (!isLatest()) return;
      const session = await sessionIn(engine, assessment, (begun) => void reopen(begun, bookmarkOf(before.engine, before.session, this.code)));
      if (!isLatest()) return session.destroy();
      before.session.destroy();
      this.current = { ...before, engine, assessment, session, language };
      this.host.changed();
    }, (error) => this.host.stayed(error, kind));
  }

  /** Loads anew if the page's language has changed. */
  followLanguage(): void {
    if (this.current && this.current.language !== this.host.language()) void this.reload(this.current.engine.kind);
  }

  /** What is under way comes to nothing, and what has failed may be tried again. */
  cancel(): void {
    this.#loading = null;
    if (this.#rest === 'failed') this.#rest = null;
  }

  /** Lets the session go; another one goes on where it was. */
  unload(): void {
    this.cancel();
    if (!this.current) return;
    this.#bookmark = bookmarkOf(this.current.engine, this.current.session, this.code);
    this.current.session.destroy();
    this.current = null;
    this.#completing = null;
    this.#waiting.length = 0;
    this.#rest = null;
  }

  /** Whether actions or paints wait for the rest: what is on screen is not what is meant then, and takes no other. */
  get isWaiting(): boolean {
    return this.#waiting.length > 0;
  }

  /** Whether a load, or the rest of the module, is under way. */
  get isBusy(): boolean {
    return this.#loading !== null || this.#rest === 'coming' || this.#completing === 'coming';
  }

  /** Does what may need a part of the module that is still on its way; then it is done once that is there, and once. */
  attempt(action: Action): void {
    const { current } = this;
    if (!current || current.engine.attempt(() => action(current))) return;
    if (!this.#waiting.includes(action)) this.#waiting.push(action);
    if (!this.#rest) this.#fetchRest(current);
  }

  #fetchRest({ engine, store }: Sitting): void {
    // In another module or language it is still the same sitting. With another assessment it is none of its business.
    const isSame = () => this.current?.store === store;
    const hasFailed = this.#rest === 'failed';
    this.#rest = 'coming';
    engine.complete().then(
      () => {
        if (!isSame()) return;
        this.#rest = null;
        if (hasFailed) this.host.changed();
        for (const action of this.#waiting.splice(0)) this.attempt(action);
        this.host.settled();
      },
      (error: unknown) => {
        if (!isSame()) return;
        this.#rest = 'failed';
        this.host.failed(error, () => this.current && this.#fetchRest(this.current));
        this.host.settled();
      },
    );
  }

  /**
   * Fetches what the later pages need, unless that is under way or has failed since `hasActed`: whatever needs it tells
   * of it.
   * @param done is called once it is there, and each time that it is
   */
  complete(done: Action): void {
    const { current } = this;
    if (current?.engine.isWhole) done(current);
    if (!current || current.engine.isWhole || this.#completing) return;
    const { engine } = current;
    this.#completing = 'coming';
    engine.complete().then(() => {
      this.#completing = null;
      this.complete(done);
    }, () => {
      if (this.current?.engine === engine) this.#completing = 'failed';
    }).then(() => this.host.settled());
  }

  /** After an action, what has failed is tried again. */
  hasActed(): void {
    if (this.#completing === 'failed') this.#completing = null;
  }

  async #run(load: (isLatest: () => boolean, language: string) => Promise<void>, failed: (error: unknown) => void): Promise<void> {
    if (this.#loading) return;
    const own = (this.#loading = Symbol());
    const isLatest = () => this.#loading === own;
    const language = this.host.language();
    try {
      await load(isLatest, language);
    } catch (error) {
      if (isLatest()) failed(error);
    } finally {
      if (isLatest()) {
        this.#loading = null;
        // It may have changed meanwhile.
        if (this.host.language() !== language) void (this.current ? this.reload(this.current.engine.kind) : this.load());
        this.host.settled();
      }
    }
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
