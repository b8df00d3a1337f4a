import type { Session } from '../core/core-module.js';
import type { ProgressStore } from './progress-store.js';

/** Where a person was in a session that has been released. */
export interface SessionSnapshot {
  readonly snapshot: string;
  readonly page: string;
  /** The share code that was open, on the page "shared". */
  readonly code: string;
}

export const snapshotOf = (session: Session, code: string): SessionSnapshot => ({
  snapshot: session.snapshot(),
  page: session.page.id,
  code,
});

/** Continues where a person was. @returns false if the snapshot is of another assessment */
export function reopen(session: Session, { snapshot, page, code }: SessionSnapshot): boolean {
  if (!session.restore(snapshot, Date.now())) return false;
  if (page === 'welcome') session.welcome();
  if (page === 'shared') session.openShared(code);
  return true;
}

/** Restores the element's earlier session; without one, offers the stored progress. */
export function resume(session: Session, snapshot: SessionSnapshot | null, store: ProgressStore): void {
  // A person who has not begun loses nothing when stored progress is offered.
  if (snapshot && snapshot.page !== 'intro' && reopen(session, snapshot)) return;
  if (session.restore(store.load(), Date.now())) session.welcome();
  else if (snapshot) reopen(session, snapshot);
}
