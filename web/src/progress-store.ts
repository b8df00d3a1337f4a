/** Keeps a widget's progress in the page's own storage, where the page and the browser allow it. */

export type StorageKind = 'local' | 'session' | 'none';

/** How many widgets without an id there are of each assessment, by their number: freed numbers are given anew. */
const taken = new Map<string, Set<number>>();

/**
 * A widget's place among those of the same assessment: its id if it has one, else its number in the order in which they
 * came into the page. So each keeps its own progress, and finds it again after a reload.
 */
export class Place {
  private readonly numbers: Set<number>;
  private readonly number: number;

  /** @param source what tells assessments apart before they are loaded */
  constructor(source: string, private readonly elementId: string) {
    this.numbers = taken.get(source) ?? new Set();
    taken.set(source, this.numbers);
    this.number = 1;
    while (!elementId && this.numbers.has(this.number)) ++this.number;
    if (!elementId) this.numbers.add(this.number);
  }

  /** Nothing for the first. */
  get suffix(): string {
    if (this.elementId) return `#${this.elementId}`;
    return this.number > 1 ? `:${this.number}` : '';
  }

  release(): void {
    if (!this.elementId) this.numbers.delete(this.number);
  }
}

export class ProgressStore {
  private readonly key: string;

  constructor(private readonly kind: StorageKind, assessmentId: string, place: Place) {
    this.key = `twotrack:${assessmentId}${place.suffix}`;
  }

  load(): string | null {
    return this.attempt((storage, key) => storage.getItem(key));
  }

  save(snapshot: string): void {
    this.attempt((storage, key) => storage.setItem(key, snapshot));
  }

  private attempt<T>(use: (storage: Storage, key: string) => T): T | null {
    if (this.kind === 'none') return null;
    try {
      return use(this.kind === 'session' ? sessionStorage : localStorage, this.key);
    } catch {
      // Blocked or full. The answers are safe in the session; they only will not outlive the page.
      return null;
    }
  }
}
