import type { Diagnostic, Page } from './page.js';

/** What both modules export: web/module/session_exports.cpp. Handles are addresses. */
export interface CoreExports {
  readonly memory: WebAssembly.Memory;
  _initialize(): void;
  twotrack_allocate(size: number): number;
  twotrack_free(address: number): void;
  twotrack_text(): number;
  twotrack_text_size(): number;
  twotrack_assessment_create(text: number, size: number): number;
  twotrack_assessment_destroy(assessment: number): void;
  twotrack_session_create(assessment: number, nowMs: number, seed: number): number;
  twotrack_session_destroy(session: number): void;
  twotrack_session_activate(session: number, control: number, size: number, goOn: number, nowMs: number): number;
  twotrack_session_write(
    session: number,
    control: number,
    controlSize: number,
    text: number,
    size: number,
    nowMs: number,
  ): number;
  twotrack_session_restart(session: number, nowMs: number): number;
  twotrack_session_page(session: number): void;
  twotrack_session_result(session: number, format: number): void;
  twotrack_session_snapshot(session: number): void;
  twotrack_session_restore(session: number, snapshot: number, size: number, nowMs: number): number;
  twotrack_session_welcome(session: number): void;
  twotrack_session_share_code(session: number, kind: number): void;
  twotrack_session_compare(session: number, code: number, size: number): number;
  twotrack_session_open_shared(session: number, code: number, size: number): number;
}

export type ResultFormat = 'json' | 'csv' | 'text';
const formats: readonly ResultFormat[] = ['json', 'csv', 'text'];

/** What a code holds: the result, for other people, or the answers, for the respondent. */
export type CodeKind = 'result' | 'answers';
const codeKinds: readonly CodeKind[] = ['result', 'answers'];

/** What an earlier result said, and how each scale has changed since. */
export interface Comparison {
  readonly headline: string;
  /** That the results cannot be compared, or that the lean has changed. */
  readonly sentence?: string;
  readonly scales: readonly {
    readonly id: string;
    readonly theta: number;
    readonly standard_error: number;
    /** Both results as one estimate; absent if the scale has changed. */
    readonly combined_theta?: number;
    readonly combined_standard_error?: number;
    readonly sentence: string;
  }[];
}

export interface AssessmentInfo {
  readonly handle: number;
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly language: string;
  readonly items: number;
}

/** The core refused an assessment, answers or a share code. The error lists every mistake. */
export class TwotrackError extends Error {
  override readonly name = 'TwotrackError';

  constructor(
    /** At least one, each with its place. */
    readonly diagnostics: readonly [Diagnostic, ...Diagnostic[]],
  ) {
    const { line, column, sentence } = diagnostics[0];
    super(`${line}:${column}: ${sentence}`);
  }
}

/** What a module without drawing needs to be instantiated, in the browser and in Node. */
export const coreImports = {
  env: {
    emscripten_notify_memory_growth: () => {},
    out_of_memory: () => {
      throw new RangeError('The assessment needs more memory than the 64 MiB that it may take.');
    },
  },
} satisfies WebAssembly.Imports;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** The core, as functions on JavaScript's own types. The core holds the state; this class only passes texts in and out. */
export class Core {
  constructor(private readonly exports: CoreExports) {
    exports._initialize();
  }

  /** @throws TwotrackError when the assessment is not valid. */
  createAssessment(json: Uint8Array): AssessmentInfo {
    const handle = this.#withBytes(json, (address, size) => this.exports.twotrack_assessment_create(address, size));
    if (handle === 0) throw this.refusal();
    return { ...(JSON.parse(this.returned()) as Omit<AssessmentInfo, 'handle'>), handle };
  }

  destroyAssessment(assessment: AssessmentInfo): void {
    this.exports.twotrack_assessment_destroy(assessment.handle);
  }

  /** @param seed of the order of shuffled questions, a different one for each person; 0 keeps the order of the file */
  createSession(assessment: AssessmentInfo, nowMs: number, seed = 0): Session {
    return new Session(this, this.exports, this.exports.twotrack_session_create(assessment.handle, nowMs, seed));
  }

  withText<T>(text: string, use: (address: number, size: number) => T): T {
    return this.#withBytes(encoder.encode(text), use);
  }

  returned(): string {
    const begin = this.exports.twotrack_text();
    // A view is made after each call: the memory may have grown, which detaches older ones.
    return decoder.decode(new Uint8Array(this.exports.memory.buffer, begin, this.exports.twotrack_text_size()));
  }

  /** The error of the call that the core has just refused. */
  refusal(): TwotrackError {
    return new TwotrackError(JSON.parse(this.returned()) as [Diagnostic, ...Diagnostic[]]);
  }

  #withBytes<T>(bytes: Uint8Array, use: (address: number, size: number) => T): T {
    const address = this.exports.twotrack_allocate(bytes.length);
    new Uint8Array(this.exports.memory.buffer).set(bytes, address);
    try {
      return use(address, bytes.length);
    } finally {
      this.exports.twotrack_free(address);
    }
  }
}

/** The page that a session shows, and how many of the questions that its form asks are answered. */
export interface Shown {
  readonly page: Page;
  readonly answered: number;
  readonly asked: number;
}

/** One person's way through an assessment. Its creator must destroy it. */
export class Session {
  /** Null after a change, until it is read again. */
  #shown: Shown | null = null;
  #snapshot = '';

  constructor(
    private readonly core: Core,
    private readonly exports: CoreExports,
    readonly handle: number,
  ) {}

  destroy(): void {
    this.exports.twotrack_session_destroy(this.handle);
  }

  get shown(): Shown {
    if (!this.#shown) {
      this.exports.twotrack_session_page(this.handle);
      this.#shown = this.#returned();
    }
    return this.#shown;
  }

  get page(): Page {
    return this.shown.page;
  }

  /** @returns null, or the sentence that says why the control does not fit the page */
  activate(controlId: string, goOn: boolean, nowMs: number): string | null {
    const done = this.core.withText(controlId, (address, size) =>
      this.exports.twotrack_session_activate(this.handle, address, size, goOn ? 1 : 0, nowMs),
    );
    return this.#turnTo(done);
  }

  /** @returns null, or the sentence that says why not: there is no such text field, or the text is too long for it */
  write(controlId: string, text: string, nowMs: number): string | null {
    const done = this.core.withText(controlId, (control, controlSize) =>
      this.core.withText(text, (address, size) =>
        this.exports.twotrack_session_write(this.handle, control, controlSize, address, size, nowMs),
      ),
    );
    return this.#turnTo(done);
  }

  restart(nowMs: number): boolean {
    this.#shown = null;
    return this.exports.twotrack_session_restart(this.handle, nowMs) === 1;
  }

  result(format: ResultFormat): string {
    this.exports.twotrack_session_result(this.handle, formats.indexOf(format));
    return this.core.returned();
  }

  /** The code of the result so far, or of the answers, for a link. Empty if there are too many answers for a link. */
  shareCode(kind: CodeKind): string {
    this.exports.twotrack_session_share_code(this.handle, codeKinds.indexOf(kind));
    return this.core.returned();
  }

  /** Call it after `restore`: it asks a person in the middle of the questions whether to go on. */
  welcome(): void {
    this.#shown = null;
    this.exports.twotrack_session_welcome(this.handle);
  }

  /** Shows what a code holds over the person's own page. @returns null, or the sentence that says why the code is refused */
  openShared(code: string): string | null {
    this.#shown = null;
    const opened = this.core.withText(code, (address, size) =>
      this.exports.twotrack_session_open_shared(this.handle, address, size),
    );
    return opened ? null : this.core.returned();
  }

  /** Compares an earlier result with this one; null if the code holds no result of this assessment. */
  compare(code: string): Comparison | null {
    const compared = this.core.withText(code, (address, size) =>
      this.exports.twotrack_session_compare(this.handle, address, size),
    );
    return compared ? (JSON.parse(this.core.returned()) as Comparison) : null;
  }

  /** The latest, where the module was lost. */
  snapshot(): string {
    try {
      this.exports.twotrack_session_snapshot(this.handle);
      this.#snapshot = this.core.returned();
    } catch {
      // The last step's is as good: each step takes one.
    }
    return this.#snapshot;
  }

  restore(snapshot: string, nowMs: number): boolean {
    this.#shown = null;
    return (
      this.core.withText(snapshot, (address, size) =>
        this.exports.twotrack_session_restore(this.handle, address, size, nowMs),
      ) === 1
    );
  }

  #turnTo(done: number): string | null {
    if (!done) return this.core.returned();
    this.#shown = this.#returned();
    return null;
  }

  #returned(): Shown {
    return JSON.parse(this.core.returned()) as Shown;
  }
}
