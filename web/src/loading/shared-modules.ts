import type { AssessmentInfo } from '../core/core-module.js';
import { Drawing } from '../drawing/drawing.js';
import { Engine } from './engine.js';
import { widgetModule } from './asset-urls.js';

/** What all widgets of the page share: one engine, and each assessment once. A failure is forgotten: the next call tries again. */

const maxAssessmentBytes = 4 * 1024 * 1024;

let drawing: Drawing | null = null;
let engine: Promise<Engine> | null = null;
const assessments = new Map<string, Promise<AssessmentInfo>>();

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
export async function fetchAssessment(url: URL): Promise<Uint8Array> {
  const response = await fetch(url, { credentials: 'same-origin' });
  if (!response.ok || !response.body) throw new Error(`${url.href}: HTTP ${response.status}`);
  if (response.redirected && new URL(response.url).origin !== url.origin) throw new Error(`${url.href} leads on to another site, ${response.url}`);
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

/** @param bytes what was fetched from `url` */
export function loadAssessment(url: URL, bytes: Promise<Uint8Array>, engine: Engine): Promise<AssessmentInfo> {
  let assessment = assessments.get(url.href);
  if (!assessment) {
    assessment = bytes.then((json) => engine.core.createAssessment(json));
    assessments.set(url.href, assessment);
    assessment.catch(() => assessments.delete(url.href));
  }
  return assessment;
}

/** Waits for the page's font, 300 ms at most: the first paint then has it. A later font is painted when it comes. */
export async function fontsReady(document: Document, family: string, weight: number): Promise<void> {
  const fonts = [weight, Math.max(600, weight)].map((each) => document.fonts.load(`${each} 16px ${family}`));
  const timeout = new Promise((resolve) => setTimeout(resolve, 300));
  await Promise.race([Promise.allSettled(fonts), timeout]);
}
