import { TwotrackError, coreImports, type AssessmentInfo } from '../core/core-module.js';
import { differences } from '../core/json-differences.js';
import type { Answers, TwoTrackResult } from '../core/events.js';
import { ScoringCore, type ScoringExports } from '../core/scoring-module.js';

/** Answers as a person gave them. A result is an answer sheet, too. */
export interface AnswerSheet {
  readonly answers: Answers;
  /** The form that was asked; the full form if missing. */
  readonly form?: 'full' | 'short' | undefined;
}

/** All of a result that a share code holds. Its figures are kept to four decimals. */
export type SharedScores = Omit<
  TwoTrackResult,
  'form' | 'attempt' | 'began' | 'ended' | 'quality' | 'answers' | 'response_times_ms'
>;

/** What a share code holds: the scores of a result, for other people, or the answers with their result. */
export type SharedCode =
  | { readonly kind: 'result'; readonly result: SharedScores }
  | { readonly kind: 'answers'; readonly result: TwoTrackResult };

/** A received result compared with the result that the answers give. */
export interface Verification {
  /** Whether both are the same. */
  readonly agrees: boolean;
  /** JSON pointers (RFC 6901) to members that differ, or that only one of the two has. */
  readonly differences: readonly string[];
  /** The result that the answers give. */
  readonly own: TwoTrackResult;
}

/** One character more than the core takes: the core refuses a longer text. */
const maxText = (1 << 20) + 1;

const refusal = (rule: string, sentence: string): TwotrackError =>
  new TwotrackError([{ rule, line: 1, column: 1, pointer: '', sentence }]);

/** A text unchanged, any other value as JSON. @throws TwotrackError when JSON has no form for the value. */
function textOf(value: unknown): string {
  let text: unknown = value;
  try {
    if (typeof value !== 'string') text = JSON.stringify(value);
  } catch {
    // Reported below: a cycle, a BigInt, or a member that throws.
  }
  if (typeof text !== 'string')
    throw refusal('syntax', 'This is nothing that JSON can say; give an object or a text in JSON.');
  return text.slice(0, maxText);
}

/** The value of a JSON text. @throws TwotrackError when the text is not JSON. */
function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw refusal('syntax', `This is no JSON: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

/** Without the attempt, its times and the flag for fast answers: only a browser knows them. */
function withoutTime(result: object): object {
  const { attempt, began, ended, response_times_ms, ...scores } = result as Partial<TwoTrackResult>;
  const quality: unknown = scores.quality;
  return Array.isArray(quality) ? { ...scores, quality: quality.filter((flag) => flag !== 'fast') } : scores;
}

/** A result from before `certainty` was in words, when `words` stood beside it, as it would be written now. */
function renewed(result: object, own: TwoTrackResult): object {
  const { words, ...rest } = result as { words?: unknown; certainty?: unknown };
  if (rest.certainty !== 'clear' && rest.certainty !== 'lean') return result;
  const isSame = (rest.certainty === 'clear') === (own.certainty === 'very_likely');
  return isSame ? { ...rest, certainty: own.certainty } : rest;
}

const verification = (received: unknown, given: unknown, own: TwoTrackResult): Verification => {
  const found = differences(received, given);
  return { agrees: found.length === 0, differences: found, own };
};

/**
 * An assessment that scores answers. `loadAssessment` makes it; every later call returns at once.
 *
 * Input may come from strangers. Input that does not fit throws a `TwotrackError`, which names each fault with its
 * place. Nothing else is thrown.
 */
export class Assessment {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  /** BCP 47. */
  readonly language: string;
  /** How many items there are, questions and pages of information. */
  readonly items: number;
  readonly #core: ScoringCore;
  #info: AssessmentInfo | null;

  /** @internal */
  constructor(core: ScoringCore, info: AssessmentInfo) {
    this.#core = core;
    this.#info = info;
    ({ id: this.id, version: this.version, title: this.title, language: this.language, items: this.items } = info);
  }

  /**
   * The result of answers.
   * @param sheet the answers, as an object or as a text in JSON
   * @throws TwotrackError when the answers do not fit this assessment; lines and columns are those of the text
   */
  score(sheet: AnswerSheet | string): TwoTrackResult {
    return JSON.parse(this.scoreJson(sheet)) as TwoTrackResult;
  }

  /**
   * The same as the JSON that the core writes: byte for byte what `twotrack report --format json` prints, without the
   * newline at the end.
   * @throws TwotrackError as `score`
   */
  scoreJson(sheet: AnswerSheet | string): string {
    return this.#core.score(this.#open, textOf(sheet));
  }

  /**
   * The scores of answers as a share code, for a link `#twotrack=<assessment>:<code>`; without the answers.
   * @throws TwotrackError as `score`
   */
  shareCode(sheet: AnswerSheet | string): string {
    return this.#core.score(this.#open, textOf(sheet), 'share-code');
  }

  /**
   * Reads a share code of either kind. A code is checked, not signed: anyone can make a code, with content of their choice.
   * @throws TwotrackError when the code is damaged, of a later version or of another assessment; the sentence is in the
   * assessment's language, for the person who followed the link
   */
  readCode(code: string): SharedCode {
    const { content, json } = this.#core.readCode(this.#open, typeof code === 'string' ? code.slice(0, maxText) : '');
    return content === 'answers'
      ? { kind: 'answers', result: JSON.parse(json) as TwoTrackResult }
      : { kind: 'result', result: JSON.parse(json) as SharedScores };
  }

  /**
   * Compares a result that a browser sent with the result of its own answers. The attempt, its times and the flag `fast`
   * are left out: only the browser knows them.
   * @param received the result of `twotrack-complete`, as an object or as a text in JSON
   * @throws TwotrackError when the answers in the result do not fit this assessment
   */
  verify(received: unknown): Verification {
    const text = textOf(received);
    const own = this.score(text);
    return verification(renewed(withoutTime(parsedJson(text) as object), own), own, own);
  }

  /**
   * Compares a share code that a browser sent with the result of these answers.
   * @throws TwotrackError when the code is not valid, or the answers do not fit this assessment
   */
  verifyCode(code: string, sheet: AnswerSheet | string): Verification {
    const received = this.readCode(code);
    const own = this.score(sheet);
    return verification(
      received.result,
      received.kind === 'answers' ? own : this.readCode(this.shareCode(sheet)).result,
      own,
    );
  }

  /** Frees the memory. Call no other method afterwards; a second `dispose` does nothing. */
  dispose(): void {
    if (this.#info) this.#core.destroyAssessment(this.#info);
    this.#info = null;
  }

  get #open(): AssessmentInfo {
    if (!this.#info) throw new Error('This assessment has been disposed of.');
    return this.#info;
  }
}

/** See `loadAssessment` of score.ts. @param fetchModule fetches twotrack-core.wasm; each host has its own way */
export function assessmentLoader(
  fetchModule: () => Promise<BufferSource>,
): (source: object | string | Uint8Array) => Promise<Assessment> {
  let core: Promise<ScoringCore> | null = null;
  const start = async (): Promise<ScoringCore> => {
    const { instance } = await WebAssembly.instantiate(await fetchModule(), coreImports);
    return new ScoringCore(instance.exports as unknown as ScoringExports);
  };
  return async (source) => {
    core ??= start();
    const started = core;
    // A failure is forgotten: the next call tries again.
    started.catch(() => {
      core = null;
    });
    const bytes = source instanceof Uint8Array ? source.subarray(0, maxText) : new TextEncoder().encode(textOf(source));
    const running = await started;
    return new Assessment(running, running.createAssessment(bytes));
  };
}
