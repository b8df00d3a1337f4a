/** The page's own storage, where the page and the browser allow it. */

export type StorageKind = 'local' | 'session' | 'none';

/** @returns null where storage is missing, blocked or full: progress then lasts as long as the page */
export function inStorage<T>(kind: StorageKind, use: (storage: Storage) => T): T | null {
  if (kind === 'none') return null;
  try {
    return use(kind === 'session' ? sessionStorage : localStorage);
  } catch {
    return null;
  }
}
