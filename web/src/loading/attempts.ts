/**
 * A load that several wait for. While they wait it can be attempted anew, for a server that has stalled: the promise
 * follows the latest attempt.
 */
export class Attempts<T> {
  readonly outcome: Promise<T>;
  hasCome = false;
  #resolve!: (value: T) => void;
  #reject!: (error: unknown) => void;
  #latest = new AbortController();

  /** @param begin makes an attempt, until the signal */
  constructor(private readonly begin: (signal: AbortSignal) => Promise<T>) {
    this.outcome = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    this.anew();
  }

  /** Gives the latest attempt up. Without another, the promise stays as it is. */
  abort(): void {
    this.#latest.abort();
  }

  anew(): void {
    this.abort();
    this.#latest = new AbortController();
    const { signal } = this.#latest;
    this.begin(signal).then(
      (value) => {
        this.hasCome = true;
        this.#resolve(value);
      },
      (error: unknown) => {
        if (!signal.aborted) this.#reject(error);
      },
    );
  }
}
