/** Keeps a widget's progress in the page's own storage. */
import { inStorage, type StorageKind } from './storage.js';

/** The widgets without an id of each assessment, by their number: freed numbers are given anew. */
const taken = new Map<string, Map<number, Element>>();

/**
 * A widget's slot among those of the same assessment: its id if it has one, else its number in the order in which they
 * came into the page. So each keeps its own progress, and finds it again after a reload.
 */
export class WidgetSlot {
  readonly #holders: Map<number, Element>;
  #number = 1;

  /** @param source what tells assessments apart before they are loaded */
  constructor(source: string, private readonly widget: Element) {
    this.#holders = taken.get(source) ?? new Map();
    taken.set(source, this.#holders);
    this.claim();
  }

  /** To be called whenever the widget comes into the page: one that came while it was away may have its number. */
  claim(): void {
    if (this.widget.id || this.#holders.get(this.#number) === this.widget) return;
    this.#number = 1;
    while (this.#holders.get(this.#number)?.isConnected) ++this.#number;
    this.#holders.set(this.#number, this.widget);
  }

  /** Nothing for the first. */
  get suffix(): string {
    if (this.widget.id) return `#${this.widget.id}`;
    return this.#number > 1 ? `:${this.#number}` : '';
  }

  release(): void {
    if (this.#holders.get(this.#number) === this.widget) this.#holders.delete(this.#number);
  }
}

export class ProgressStore {
  constructor(private readonly kind: StorageKind, private readonly assessmentId: string, private readonly slot: WidgetSlot) {}

  get #key(): string {
    return `twotrack:${this.assessmentId}${this.slot.suffix}`;
  }

  load(): string | null {
    return inStorage(this.kind, (storage) => storage.getItem(this.#key));
  }

  save(snapshot: string): void {
    inStorage(this.kind, (storage) => storage.setItem(this.#key, snapshot));
  }
}
