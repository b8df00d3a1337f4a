/** The browser's observers; where an older browser lacks one, a stand-in that tells once what is true of every element. */

const standIn = (truth: object) =>
  class {
    constructor(private readonly told: (entries: object[]) => void) {}
    observe(target: Element): void {
      queueMicrotask(() => this.told([{ ...truth, target }]));
    }
    unobserve(): void {}
    disconnect(): void {}
  };

/** Without it every element is near. */
export const Intersections =
  globalThis.IntersectionObserver ??
  (standIn({ isIntersecting: true }) as unknown as typeof globalThis.IntersectionObserver);

export const isSizeObserved = Boolean(globalThis.ResizeObserver);

/** Without it every element has some width, which is enough for the plain view alone. */
export const Sizes =
  globalThis.ResizeObserver ?? (standIn({ contentRect: { width: 1 } }) as unknown as typeof globalThis.ResizeObserver);
