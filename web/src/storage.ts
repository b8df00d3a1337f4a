/** The page's own storage, where the page and the browser allow it. */

export type StorageKind = 'local' | 'session' | 'none';

/** Null where there is none, or where it is blocked or full: what is kept then lasts as long as the page. */
export function inStorage<T>(kind: StorageKind, use: (storage: Storage) => T): T | null {
  if (kind === 'none') return null;
  try {
    return use(kind === 'session' ? sessionStorage : localStorage);
  } catch {
    return null;
  }
}
