/** A cache that drops the least recently used value when it has too many. */
export class LruCache<V> {
  readonly #entries = new Map<string, V>();

  constructor(
    private readonly capacity: number,
    private readonly release: (value: V) => void = () => {},
  ) {}

  /** @param create makes a missing value */
  get(key: string, create: () => V): V {
    const known = this.#entries.get(key);
    const value = known ?? create();
    this.#entries.delete(key);
    this.#entries.set(key, value);
    const [oldest] = this.#entries.keys();
    if (this.#entries.size > this.capacity) this.#remove(oldest!);
    return value;
  }

  clear(): void {
    for (const key of [...this.#entries.keys()]) this.#remove(key);
  }

  #remove(key: string): void {
    this.release(this.#entries.get(key)!);
    this.#entries.delete(key);
  }
}
