import type { AssessmentInfo } from '../core/core-module.js';
import { Drawing } from '../drawing/drawing.js';
import { Attempts } from './attempts.js';
import { Engine, LoadError } from './engine.js';
import { widgetModule } from './asset-urls.js';

/** What all widgets of the page share: one engine, and each assessment once. A failure is forgotten: the next call tries again. */

const maxAssessmentBytes = 1 << 20;

let drawing: Drawing | null = null;
let engine: Attempts<Engine> | null = null;
/** By address: those in use, and the latest of the others. */
const assessments = new Map<string, SharedAssessment>();
/** So many assessments that no widget uses are kept: a widget often comes back to one. */
const mostUnused = 4;

/** An assessment on its way or in the module, for all that use it. */
interface SharedAssessment {
  readonly loaded: Promise<LoadedAssessment>;
  readonly bytes: Attempts<Uint8Array>;
  isLoaded: boolean;
  /** Each by what it does when the engine is lost. */
  readonly users: Set<() => void>;
}

export interface LoadedAssessment {
  readonly engine: Engine;
  readonly assessment: AssessmentInfo;
}

/** One use of an assessment. */
export interface AssessmentUse {
  /** Rejected with the error of the first part that failed. */
  readonly loaded: Promise<LoadedAssessment>;
  /** The error that nothing has come so far. */
  lateness(): Error;
  /** Asks anew for what has not come so far, on behalf of all who wait for it. */
  ask(): void;
  /** To be called once, whatever becomes of the promise: the last user's aborts a fetch that is under way. */
  release(): void;
}

/** @param draws whether the caller is going to draw: the context is made while the module is on its way */
export function loadEngine(document: Document, draws: boolean): Attempts<Engine> {
  drawing ??= new Drawing(document);
  const shared = drawing;
  if (!engine) {
    engine = new Attempts((signal) => Engine.load(widgetModule(), shared, signal));
    engine.outcome.then(
      ({ life }) => (life.onLost = forgetLost),
      () => (engine = null),
    );
  }
  if (draws) shared.prepare();
  return engine;
}

/** Every widget moves on to a new engine. The one whose call was the last has already let its assessment go. */
function forgetLost(): void {
  engine = null;
  const users = [...assessments.values()].flatMap(({ users: own }) => [...own]);
  assessments.clear();
  for (const onLost of users) onLost();
}

/**
 * The bytes of an assessment, up to the first byte that makes the core refuse it. It comes from the site that its address
 * names: a redirect to another site is refused, because a site's open redirect would show a stranger's questions under
 * that site's name.
 */
async function fetchAssessment(url: URL, signal: AbortSignal): Promise<Uint8Array> {
  const response = await fetch(url, { credentials: 'same-origin', signal });
  if (!response.ok || !response.body) throw new Error(`${url.href}: HTTP ${response.status}`);
  if (response.redirected && new URL(response.url).origin !== url.origin)
    throw new Error(`${url.href} leads on to another site, ${response.url}`);
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    size += value.length;
    if (size > maxAssessmentBytes) {
      await reader.cancel();
      break;
    }
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

/**
 * The assessment at an address, fetched at the same time as the module.
 * @param engineNow the engine, another one when it was lost
 * @param toFetchError makes the error of a failed fetch
 * @param onLost called when the engine of the assessment is lost, and with it every session
 */
export function useAssessment(
  url: URL,
  engineNow: () => Attempts<Engine>,
  toFetchError: (error: unknown) => Error,
  onLost: () => void,
): AssessmentUse {
  const shared = assessments.get(url.href) ?? shareAssessment(url, engineNow, toFetchError);
  shared.users.add(onLost);
  return {
    loaded: shared.loaded,
    lateness: () => {
      const late = 'No answer yet.';
      return engineNow().hasCome ? toFetchError(late) : new LoadError(late);
    },
    ask: () => {
      for (const part of [engineNow(), shared.bytes]) if (!part.hasCome) part.anew();
    },
    release: () => {
      shared.users.delete(onLost);
      if (shared.users.size > 0 || assessments.get(url.href) !== shared) return;
      assessments.delete(url.href);
      if (!shared.isLoaded) return shared.bytes.abort();
      // The latest stands last.
      assessments.set(url.href, shared);
      dropUnused();
    },
  };
}

function shareAssessment(
  url: URL,
  engineNow: () => Attempts<Engine>,
  toFetchError: (error: unknown) => Error,
): SharedAssessment {
  const bytes = new Attempts((signal) =>
    fetchAssessment(url, signal).catch((error: unknown) => {
      throw toFetchError(error);
    }),
  );
  // Thrown below, unless the module fails first.
  bytes.outcome.catch(() => {});
  const loaded = engineNow().outcome.then(async () => {
    const text = await bytes.outcome;
    let ready: Engine;
    do ready = await engineNow().outcome;
    while (ready.life.lost);
    return { engine: ready, assessment: ready.core.createAssessment(text) };
  });
  const shared: SharedAssessment = { loaded, bytes, isLoaded: false, users: new Set() };
  assessments.set(url.href, shared);
  loaded.then(
    () => (shared.isLoaded = true),
    () => {
      if (assessments.get(url.href) === shared) assessments.delete(url.href);
    },
  );
  return shared;
}

/** Sessions keep their assessment in the module: only the handle for new sessions goes. */
function dropUnused(): void {
  const unused = [...assessments].filter(([, { users }]) => users.size === 0);
  for (const [href, { loaded }] of unused.slice(0, -mostUnused)) {
    assessments.delete(href);
    void loaded.then(({ engine: owner, assessment }) => owner.core.destroyAssessment(assessment));
  }
}

/** Waits for the page's font, 300 ms at most: the first paint then has it. A later font is painted when it comes. */
export async function fontsReady(document: Document, family: string, weight: number): Promise<void> {
  const fonts = [weight, Math.max(600, weight)].map((each) => document.fonts?.load(`${each} 16px ${family}`));
  const timeout = new Promise((resolve) => setTimeout(resolve, 300));
  await Promise.race([Promise.allSettled(fonts), timeout]);
}
