/** A promise that resolves when nothing is under way. It exists only while somebody waits. */
export class Settling {
  #promise: Promise<void> | null = null;
  #resolve = () => {};

  constructor(private readonly isBusy: () => boolean) {}

  /** Resolved where nothing is under way; all who wait share one. */
  wait(): Promise<void> {
    if (!this.isBusy()) return Promise.resolve();
    return (this.#promise ??= new Promise((resolve) => (this.#resolve = resolve)));
  }

  /** To be called wherever something that was under way may have ended. */
  check(): void {
    if (!this.#promise || this.isBusy()) return;
    this.#promise = null;
    this.#resolve();
  }
}
