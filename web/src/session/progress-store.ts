/** Keeps a widget's progress in the page's own storage. */
import { inStorage, type StorageKind } from '../support/storage.js';

/** For each assessment, the widgets without an id by their number. A free number goes to the next widget. */
const taken = new Map<string, Map<number, Element>>();

/**
 * A widget's slot among the widgets of the same assessment: its id, or without one its number in the order in which they
 * came into the page. The widget stores its progress by that slot, and finds it again after a reload.
 */
export class WidgetSlot {
  readonly #holders: Map<number, Element>;
  #number = 1;

  /** @param source tells assessments apart before they are loaded */
  constructor(
    source: string,
    private readonly widget: Element,
  ) {
    this.#holders = taken.get(source) ?? new Map();
    taken.set(source, this.#holders);
    this.claim();
  }

  /** Call it whenever the widget comes into the page: another widget may have taken its number meanwhile. */
  claim(): void {
    if (this.widget.id || this.#holders.get(this.#number) === this.widget) return;
    this.#number = 1;
    while (this.#holders.get(this.#number)?.isConnected) ++this.#number;
    this.#holders.set(this.#number, this.widget);
  }

  /** Empty for the first widget. */
  get suffix(): string {
    if (this.widget.id) return `#${this.widget.id}`;
    return this.#number > 1 ? `:${this.#number}` : '';
  }

  release(): void {
    if (this.#holders.get(this.#number) === this.widget) this.#holders.delete(this.#number);
  }
}

export class ProgressStore {
  constructor(
    private readonly kind: StorageKind,
    private readonly assessmentId: string,
    private readonly slot: WidgetSlot,
  ) {}

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
