import { media } from '../support/media.js';

/** How long ago the page came and an option was chosen, in milliseconds: the drawing's motion depends on both (ui/base/motion.hpp). */
export interface MotionState {
  readonly pageMs: number;
  readonly choiceMs: number;
  /** The id of an option. */
  readonly chosen: string | null;
}

const atRest: MotionState = { pageMs: Infinity, choiceMs: Infinity, chosen: null };

/** Fast screens show no more frames of a motion than this. */
const mostFrames = 18;
/** Every motion has ended by then (docs/design.md). */
const longestMoveMs = 200;
/** Frames further apart than this stutter: the motion then jumps to its end. */
const longestFrameMs = 25;
/** After so many stuttering motions in a row, drawing is slow and nothing moves any more. */
const mostStutters = 3;

/** Remembers when each motion began. Nothing moves if the person asks for less motion, or if motion would stutter. */
export class Motion {
  readonly #reduced = media('(prefers-reduced-motion: reduce)');
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
