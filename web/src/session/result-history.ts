import { read, write, type Names, type StorageKind } from './storage.js';

/** An earlier result, as its share code. */
export interface EarlierResult {
  /** In milliseconds since 1970. */
  readonly at: number;
  readonly code: string;
}

const most = 20;

/** The results of an assessment that this browser has seen, newest first, without the answers. */
export class ResultHistory {
  constructor(
    private readonly kind: StorageKind,
    private readonly assessmentId: string,
  ) {}

  load(): readonly EarlierResult[] {
    try {
      const entries: unknown = JSON.parse(read(this.kind, this.#names) ?? '[]');
      return Array.isArray(entries) ? entries.filter(isEarlierResult).slice(0, most) : [];
    } catch {
      return [];
    }
  }

  /** The same result again is one entry, with its latest time. */
  add(code: string, at: number): void {
    const others = this.load().filter((each) => each.code !== code);
    write(this.kind, this.#names, JSON.stringify([{ at, code }, ...others].slice(0, most)));
  }

  clear(): void {
    write(this.kind, this.#names, null);
  }

  get #names(): Names {
    return [`results/${this.assessmentId}`, `history:${this.assessmentId}`];
  }
}

/** Any script can write in the page's storage: an entry may be anything, and its time outside the range of dates. */
function isEarlierResult(value: unknown): value is EarlierResult {
  const { at, code } = (value ?? {}) as Partial<EarlierResult>;
  return typeof at === 'number' && !Number.isNaN(new Date(at).getTime()) && typeof code === 'string';
}
