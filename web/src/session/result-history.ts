import { inStorage, type StorageKind } from '../support/storage.js';

/** An earlier result, as its share code. */
export interface EarlierResult {
  /** In milliseconds since 1970. */
  readonly at: number;
  readonly code: string;
}

const most = 20;

/** The results of an assessment that this browser has seen, newest first, without the answers. */
export class ResultHistory {
  readonly #key: string;

  constructor(
    private readonly kind: StorageKind,
    assessmentId: string,
  ) {
    this.#key = `twotrack:history:${assessmentId}`;
  }

  load(): readonly EarlierResult[] {
    const text = inStorage(this.kind, (storage) => storage.getItem(this.#key));
    try {
      const entries: unknown = JSON.parse(text ?? '[]');
      return Array.isArray(entries) ? entries.filter(isEarlierResult).slice(0, most) : [];
    } catch {
      return [];
    }
  }

  /** The same result again is one entry, with its latest time. */
  add(code: string, at: number): void {
    const others = this.load().filter((each) => each.code !== code);
    inStorage(this.kind, (storage) =>
      storage.setItem(this.#key, JSON.stringify([{ at, code }, ...others].slice(0, most))),
    );
  }

  clear(): void {
    inStorage(this.kind, (storage) => storage.removeItem(this.#key));
  }
}

/** Any script can write in the page's storage: an entry may be anything, and its time outside the range of dates. */
function isEarlierResult(value: unknown): value is EarlierResult {
  const { at, code } = (value ?? {}) as Partial<EarlierResult>;
  return typeof at === 'number' && !Number.isNaN(new Date(at).getTime()) && typeof code === 'string';
}
