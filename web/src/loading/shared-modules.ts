import type { AssessmentInfo } from '../core/core-module.js';
import { Drawing } from '../drawing/drawing.js';
import { Engine } from './engine.js';
import { widgetModule } from './asset-urls.js';

/** What all widgets of the page share: one engine, and each assessment once. A failure is forgotten: the next call tries again. */

const maxAssessmentBytes = 4 * 1024 * 1024;

let drawing: Drawing | null = null;
let engine: Promise<Engine> | null = null;
/** By address: those in use, and the latest of the others. */
const assessments = new Map<string, SharedAssessment>();
/** So many assessments that no widget uses are kept: a widget often comes back to one. */
const mostUnused = 4;

/** An assessment on its way or in the module, for all that use it. */
interface SharedAssessment {
  readonly loaded: Promise<LoadedAssessment>;
  readonly fetching: AbortController;
  isLoaded: boolean;
  nUsers: number;
}

export interface LoadedAssessment {
  readonly engine: Engine;
  readonly assessment: AssessmentInfo;
}

/** One use of an assessment. */
export interface AssessmentUse {
  /** Rejected with the error of the first part that failed. */
  readonly loaded: Promise<LoadedAssessment>;
  /** To be called once, whatever becomes of the promise: the last user's aborts a fetch that is under way. */
  release(): void;
}

/** @param draws whether the caller is going to draw: the context is made while the module is on its way */
export function loadEngine(document: Document, draws: boolean): Promise<Engine> {
  drawing ??= new Drawing(document);
  if (!engine) {
    engine = Engine.load(widgetModule(), drawing);
    engine.catch(() => (engine = null));
  }
  if (draws) drawing.prepare();
  return engine;
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
  const chunks: Uint8Array[] = [];
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
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}

/** The assessment at an address, fetched at the same time as the module. @param toFetchError makes the error of a failed fetch */
export function useAssessment(
  url: URL,
  engine: Promise<Engine>,
  toFetchError: (error: unknown) => Error,
): AssessmentUse {
  const shared = assessments.get(url.href) ?? shareAssessment(url, engine, toFetchError);
  ++shared.nUsers;
  return {
    loaded: shared.loaded,
    release: () => {
      if (--shared.nUsers > 0 || assessments.get(url.href) !== shared) return;
      assessments.delete(url.href);
      if (!shared.isLoaded) return shared.fetching.abort();
      // The latest stands last.
      assessments.set(url.href, shared);
      dropUnused();
    },
  };
}

function shareAssessment(url: URL, engine: Promise<Engine>, toFetchError: (error: unknown) => Error): SharedAssessment {
  const fetching = new AbortController();
  const bytes = fetchAssessment(url, fetching.signal).catch((error: unknown) => {
    throw toFetchError(error);
  });
  // Thrown below, unless the module fails first.
  bytes.catch(() => {});
  const loaded = engine.then(async (ready) => ({
    engine: ready,
    assessment: ready.core.createAssessment(await bytes),
  }));
  const shared: SharedAssessment = { loaded, fetching, isLoaded: false, nUsers: 0 };
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
  const unused = [...assessments].filter(([, { nUsers }]) => nUsers === 0);
  for (const [href, { loaded }] of unused.slice(0, -mostUnused)) {
    assessments.delete(href);
    void loaded.then(({ engine: owner, assessment }) => owner.core.destroyAssessment(assessment));
  }
}

/** Waits for the page's font, 300 ms at most: the first paint then has it. A later font is painted when it comes. */
export async function fontsReady(document: Document, family: string, weight: number): Promise<void> {
  const fonts = [weight, Math.max(600, weight)].map((each) => document.fonts.load(`${each} 16px ${family}`));
  const timeout = new Promise((resolve) => setTimeout(resolve, 300));
  await Promise.race([Promise.allSettled(fonts), timeout]);
}
