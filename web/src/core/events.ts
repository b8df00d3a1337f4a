import type { Diagnostic } from './page.js';

/** The first page is shown. */
export interface ReadyDetail {
  readonly assessment: { readonly id: string; readonly version: string };
  /** Whether the page that is shown is drawn in a canvas or is plain HTML. */
  readonly mode: 'canvas' | 'html';
}

/** An answer or the page has changed. */
export interface ProgressDetail {
  /** "intro", "section:" and an id, an item's id, "review", "report", or "welcome" when a shared result over it is closed. */
  readonly page: string;
  readonly answered: number;
  readonly total: number;
}

/** Reasons to doubt the answers: the same answer in a row, answers too fast to have been read, answers that contradict each other, answers that fit chance too well. */
export type QualityFlag = 'longstring' | 'fast' | 'contradictory' | 'misfit';

/** By item: a category; a list where several are chosen or ranked; a text; null without an answer. */
export type Answers = Readonly<Record<string, number | readonly number[] | string | null>>;

/** The result as the core writes it. docs/embedding.md says what each figure is. */
export interface TwoTrackResult {
  readonly format_version: 1;
  readonly assessment: { readonly id: string; readonly version: string };
  /** The form that was asked: the whole assessment or its short form. */
  readonly form: 'full' | 'short';
  /** The same for every export until the person starts over. Like the next two, only of a result from the widget. */
  readonly attempt?: string;
  /** ISO 8601, UTC, by the person's clock. */
  readonly began?: string;
  /** When these answers first led to the report. */
  readonly ended?: string;
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
  readonly outcome?:
    | 'technical'
    | 'management'
    | 'hybrid'
    | 'neither_yet'
    | 'too_close_to_call'
    | 'not_enough_evidence';
  readonly p_outcome?: number;
  readonly certainty?: 'very_likely' | 'likely' | 'probably' | 'slight' | 'none';
  /** Like the next two, only of an assessment with a model. */
  readonly covariance?: number;
  readonly multiplier?: number;
  readonly p_careless?: number;
  readonly quality: readonly QualityFlag[];
  readonly answers: Answers;
  /** By item: the time to its first answer, where it is known; only of a result from the widget. */
  readonly response_times_ms?: Readonly<Record<string, number>>;
}

/** The person has reached the report. */
export interface CompleteDetail {
  readonly result: TwoTrackResult;
  /** The result without the answers, for a link: `#twotrack=<assessment>:<code>`. */
  readonly shareCode: string;
}

/** Stable names for errors. */
export type ErrorCode =
  | 'assessment-load'
  | 'assessment-invalid'
  | 'module-load'
  | 'module-start'
  | 'action'
  | 'share-code';

/** Something went wrong. */
export interface ErrorDetail {
  readonly code: ErrorCode;
  readonly message: string;
  /** For an invalid assessment: each mistake with its place. */
  readonly diagnostics?: readonly Diagnostic[];
}

/** The widget's events by name. They bubble and cross shadow roots. */
export interface TwoTrackEventMap {
  'twotrack-ready': CustomEvent<ReadyDetail>;
  'twotrack-progress': CustomEvent<ProgressDetail>;
  'twotrack-complete': CustomEvent<CompleteDetail>;
  'twotrack-error': CustomEvent<ErrorDetail>;
}
