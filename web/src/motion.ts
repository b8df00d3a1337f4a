/** What has just come or been chosen, for what moves (ui/motion.hpp); times in milliseconds. */
export interface MotionState {
  readonly pageMs: number;
  readonly choiceMs: number;
  /** The id of an option. */
  readonly chosen: string | null;
}

const atRest: MotionState = { pageMs: Infinity, choiceMs: Infinity, chosen: null };

/** Fast screens show no more frames of a move than this. */
const mostFrames = 18;

/** Remembers when what moves began to. Nothing does for a person who wants less motion. */
export class Motion {
  readonly #reduced = matchMedia('(prefers-reduced-motion: reduce)');
  #pageSince = -Infinity;
  #choiceSince = -Infinity;
  #chosen: string | null = null;
  #frames = 0;

  pageCame(): void {
    this.#pageSince = performance.now();
    this.#frames = 0;
  }

  chose(option: string): void {
    this.#choiceSince = performance.now();
    this.#chosen = option;
    this.#frames = 0;
  }

  /** For the next frame. */
  next(): MotionState {
    if (this.#reduced.matches || ++this.#frames > mostFrames) return atRest;
    const now = performance.now();
    return { pageMs: now - this.#pageSince, choiceMs: now - this.#choiceSince, chosen: this.#chosen };
  }
}
