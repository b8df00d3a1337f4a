/**
 * All that the widgets keep in the page's own storage. Each text has a name: its kind, then what it belongs to. A key is
 * the scheme's version and the name, so that no assessment's id can meet a key of another kind.
 */

export type StorageKind = 'local' | 'session' | 'none';

/** A text's name, and the name under which version 1 kept it; empty for none. */
export type Names = readonly [name: string, olderName: string];

/** @throws Error where storage is missing or blocked */
const storageOf = (kind: StorageKind): Storage | null =>
  kind === 'none' ? null : kind === 'session' ? sessionStorage : localStorage;

/** @returns null if there is no such text, or storage is missing or blocked */
export function read(kind: StorageKind, [name, olderName]: Names): string | null {
  try {
    const storage = storageOf(kind)!;
    return storage.getItem(`twotrack/2/${name}`) ?? storage.getItem(`twotrack:${olderName}`);
  } catch {
    return null;
  }
}

/**
 * Keeps a text, and removes that of version 1.
 * @param text null removes it
 * @returns false if the text should be kept and cannot be: storage is missing, blocked or full
 */
export function write(kind: StorageKind, [name, olderName]: Names, text: string | null): boolean {
  try {
    const storage = storageOf(kind);
    if (text === null) storage?.removeItem(`twotrack/2/${name}`);
    else storage?.setItem(`twotrack/2/${name}`, text);
    storage?.removeItem(`twotrack:${olderName}`);
    return true;
  } catch {
    return false;
  }
}
