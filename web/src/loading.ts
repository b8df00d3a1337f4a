import type { AssessmentInfo } from './core.js';
import { Engine } from './engine.js';

/** What all widgets of the page share: one engine, and each assessment once. A failure is forgotten, so that one can retry. */

const maxAssessmentBytes = 4 * 1024 * 1024;

let engine: Promise<Engine> | null = null;
const assessments = new Map<string, Promise<AssessmentInfo>>();

export function loadEngine(document: Document): Promise<Engine> {
  engine ??= Engine.load(new URL('twotrack.wasm', import.meta.url), document).catch((error: unknown) => {
    engine = null;
    throw error;
  });
  return engine;
}

/** The bytes of an assessment; one byte more than the core takes is enough to have it refused. */
export async function fetchAssessment(url: URL): Promise<Uint8Array> {
  const response = await fetch(url, { credentials: 'same-origin' });
  if (!response.ok || !response.body) throw new Error(`${url.href}: HTTP ${response.status}`);
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
export function loadAssessment(url: URL, bytes: Promise<Uint8Array>, loaded: Engine): Promise<AssessmentInfo> {
  let assessment = assessments.get(url.href);
  if (!assessment) {
    assessment = bytes.then((json) => loaded.core.createAssessment(json));
    assessments.set(url.href, assessment);
    assessment.catch(() => assessments.delete(url.href));
  }
  return assessment;
}

/** The page's font, so that the first paint has it; one that takes longer is painted when it comes. */
export async function fontsReady(document: Document, family: string, weight: number): Promise<void> {
  const fonts = [weight, Math.max(600, weight)].map((each) => document.fonts.load(`${each} 16px ${family}`));
  const timeout = new Promise((resolve) => setTimeout(resolve, 300));
  await Promise.race([Promise.allSettled(fonts), timeout]);
}
