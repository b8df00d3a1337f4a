import type { Diagnostic } from './page.js';

export interface ReadyDetail {
  readonly assessment: { readonly id: string; readonly version: string };
  /** Whether the page that is shown is drawn in a canvas or is plain HTML. */
  readonly mode: 'canvas' | 'html';
}

export interface ProgressDetail {
  /** "intro", "section:" and an id, an item's id, "review", "report", "shared" while a code's result is shown, "welcome" on return. */
  readonly page: string;
  readonly answered: number;
  readonly total: number;
}

/** The result as the core writes it: docs/embedding.md. */
export interface TwoTrackResult {
  readonly format_version: 1;
  readonly assessment: { readonly id: string; readonly version: string };
  /** What was asked: the whole assessment or its short form. */
  readonly form: 'full' | 'short';
  readonly scales: readonly {
    readonly id: string;
    readonly theta: number;
    readonly standard_error: number;
    readonly answered: number;
    readonly presented: number;
  }[];
  readonly lean?: { readonly estimate: number; readonly standard_error: number };
  /** P(people > technical). */
  readonly p_lean?: number;
  readonly outcome?: 'technical' | 'management' | 'hybrid' | 'neither_yet' | 'too_close_to_call' | 'not_enough_evidence';
  readonly p_outcome?: number;
  readonly certainty?: 'lean' | 'clear';
  /** What speaks against the answers. */
  readonly quality: readonly ('longstring' | 'fast' | 'contradictory')[];
  /** By item: a category; a list where several are chosen or ranked; what was written; null without an answer. */
  readonly answers: Readonly<Record<string, number | readonly number[] | string | null>>;
}

export interface CompleteDetail {
  readonly result: TwoTrackResult;
  /** The result without the answers, for a link: `#twotrack=<assessment>:<code>`. */
  readonly shareCode: string;
}

/** Stable names for what can go wrong. */
export type ErrorCode = 'assessment-load' | 'assessment-invalid' | 'module-load' | 'module-start' | 'action' | 'share-code';

export interface ErrorDetail {
  readonly code: ErrorCode;
  readonly message: string;
  /** For an assessment that is not valid: all that is wrong with it, with its place. */
  readonly diagnostics?: readonly Diagnostic[];
}

export interface TwoTrackEventMap {
  'twotrack-ready': CustomEvent<ReadyDetail>;
  'twotrack-progress': CustomEvent<ProgressDetail>;
  'twotrack-complete': CustomEvent<CompleteDetail>;
  'twotrack-error': CustomEvent<ErrorDetail>;
}
