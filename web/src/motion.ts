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
/** By then every move has ended (docs/design.md). */
const longestMoveMs = 200;
/** Frames further apart than this stutter: what moves is at its end then. */
const longestFrameMs = 25;
/** Where so many moves in a row have stuttered, drawing is slow, and nothing moves any more. */
const mostStutters = 3;

/** Remembers when what moves began to. Nothing does for a person who wants less motion, nor where it would stutter. */
export class Motion {
  readonly #reduced = matchMedia('(prefers-reduced-motion: reduce)');
  #pageSince = -Infinity;
  #choiceSince = -Infinity;
  #chosen: string | null = null;
  #frames = 0;
  #latestFrame = 0;
  #stutters = 0;

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
    if (this.#reduced.matches || this.#stutters >= mostStutters || ++this.#frames > mostFrames) return atRest;
    const now = performance.now();
    const sinceLatest = now - this.#latestFrame;
    this.#latestFrame = now;
    if (now - Math.max(this.#pageSince, this.#choiceSince) < longestMoveMs) {
      // A page's first frame may take long: its glyphs are new.
      if (this.#frames > 2 && sinceLatest > longestFrameMs) {
        ++this.#stutters;
        this.#frames = mostFrames;
        return atRest;
      }
      if (this.#frames === 5) this.#stutters = 0;
    }
    return { pageMs: now - this.#pageSince, choiceMs: now - this.#choiceSince, chosen: this.#chosen };
  }
}
