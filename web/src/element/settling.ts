/** A promise that resolves when nothing is under way. It exists only while a caller waits. */
export class Settling {
  #promise: Promise<void> | null = null;
  #resolve = () => {};

  constructor(private readonly isBusy: () => boolean) {}

  /** Already resolved if nothing is under way. All callers share one promise. */
  wait(): Promise<void> {
    if (!this.isBusy()) return Promise.resolve();
    this.#promise ??= new Promise((resolve) => {
      this.#resolve = resolve;
    });
    return this.#promise;
  }

  /** Call it wherever an operation may have ended. */
  check(): void {
    if (!this.#promise || this.isBusy()) return;
    this.#promise = null;
    this.#resolve();
  }
}
