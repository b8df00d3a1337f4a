/** Keeps a widget's progress in the page's own storage, which other widgets, tabs and pages write in, too. */
import type { Session } from '../core/core-module.js';
import { read, write, type Names, type StorageKind } from './storage.js';

/** The widgets without an id, by a name of their assessment and their number among those that share the name. */
const taken = new Map<string, Element>();

/**
 * A widget's slot among the widgets of the same assessment: its id, or without one its number in the order in which they
 * came into the page. The widget stores its progress by that slot, and finds it again after a reload.
 */
export class WidgetSlot {
  /** The assessment's address, and its id once it is known: two addresses may lead to one assessment. */
  readonly #names = new Set<string>();
  #number = 1;

  constructor(private readonly widget: Element) {}

  /**
   * Call it whenever the widget comes into the page, as another widget may have taken its number meanwhile, and when the
   * assessment is loaded.
   */
  claim(name: string): void {
    this.#names.add(name);
    if (this.widget.id) return;
    while (this.#held.some((key) => taken.get(key)?.isConnected && taken.get(key) !== this.widget)) ++this.#number;
    for (const key of this.#held) taken.set(key, this.widget);
  }

  /** Empty for the first widget. */
  get suffix(): string {
    if (this.widget.id) return `#${this.widget.id}`;
    return this.#number > 1 ? `:${this.#number}` : '';
  }

  release(): void {
    for (const key of this.#held) if (taken.get(key) === this.widget) taken.delete(key);
  }

  get #held(): readonly string[] {
    return [...this.#names].map((name) => `${name} ${this.#number}`);
  }
}

/** Progress as it is stored, if nobody else has written there: the core's snapshot, and the answers that are set aside. */
interface Progress {
  /** By item; null without an answer. */
  readonly answers?: Readonly<Record<string, unknown>>;
  /** When these answers were begun: those of another beginning are not an earlier state of these. */
  readonly begun?: number;
  readonly replaced?: Progress | undefined;
  readonly aside?: Progress | undefined;
}

/**
 * The stored progress is the truth, and each page is a view of it. Before an action the page looks what is stored now. The
 * fuller answers stay. If the others had a beginning of their own, they are set aside, until the person starts over or
 * takes them.
 */
export class ProgressStore {
  /** Once answers were not kept, because storage is blocked or full. */
  hasFailed = false;
  /** The text that this page has last read or written. */
  #seen: string | null = null;
  /** The beginning of the answers that `#aside` stands beside. */
  #begun: number | undefined;
  #aside: Progress | undefined;

  constructor(
    private readonly kind: StorageKind,
    private readonly assessmentId: string,
    private readonly slot: WidgetSlot,
  ) {}

  get #names(): Names {
    const name = this.assessmentId + this.slot.suffix;
    return [`progress/${name}`, name];
  }

  /** What is stored, as a snapshot which offers the answers that are set aside. */
  load(): string {
    this.#seen = read(this.kind, this.#names);
    const stored = parsed(this.#seen);
    this.#begun = stored.begun;
    this.#aside = stored.aside;
    return this.#snapshot(stored);
  }

  /**
   * Looks what is stored now.
   * @returns null if the session stays; otherwise the snapshot which it goes on with, because another page has stored more
   */
  later(session: Session): string | null {
    const text = read(this.kind, this.#names);
    if (text === this.#seen) return null;
    this.#seen = text;
    const own = parsed(session.snapshot());
    const stored = parsed(text);
    const isLater =
      JSON.stringify(stored.answers) !== JSON.stringify(own.answers) && nAnswered(stored) >= nAnswered(own);
    const main = isLater ? stored : own;
    this.#begun = main.begun;
    this.#aside = [own, stored, stored.replaced, stored.aside, this.#aside]
      .filter((each) => nAnswered(each) && each!.begun !== main.begun)
      .map((each) => ({ ...each, replaced: undefined, aside: undefined }))
      .sort((a, b) => nAnswered(b) - nAnswered(a))[0];
    return isLater ? this.#snapshot(stored) : null;
  }

  save(session: Session): void {
    const own = parsed(session.snapshot());
    // The person has taken the answers that were set aside, and the others are now; or has started over.
    if (own.begun !== this.#begun) this.#aside = own.begun === this.#aside?.begun ? own.replaced : undefined;
    this.#begun = own.begun;
    const text = JSON.stringify({ ...own, aside: this.#aside });
    if (write(this.kind, this.#names, text)) this.#seen = text;
    else if (nAnswered(own)) this.hasFailed = true;
  }

  #snapshot(stored: Progress): string {
    return JSON.stringify({ replaced: this.#aside, ...stored });
  }
}

/** Empty if the text is no JSON. */
function parsed(text: string | null): Progress {
  try {
    return (JSON.parse(text ?? '') ?? {}) as Progress;
  } catch {
    return {};
  }
}

const nAnswered = (progress: Progress | undefined): number =>
  Object.values(progress?.answers ?? {}).filter((answer) => answer !== null).length;

/** @param returned the page is shown again: the person comes back from another tab, or to a page in the back/forward cache */
export function watchReturn(document: Document, returned: () => void, signal: AbortSignal): void {
  // On the document, because no element hears that its page is shown again.
  document.addEventListener('visibilitychange', returned, { signal });
}
