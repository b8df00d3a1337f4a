import type { AssessmentInfo } from './core.js';
import { Engine, type EngineKind } from './engine.js';
import { moduleParts } from './files.js';

/** What all widgets of the page share: one engine, and each assessment once. A failure is forgotten, so that one can retry. */

const maxAssessmentBytes = 4 * 1024 * 1024;

const engines = new Map<EngineKind, Promise<Engine>>();
const assessments = new WeakMap<Engine, Map<string, Promise<AssessmentInfo>>>();

/** An engine that draws serves for the plain view too: it is taken where it is there already. */
export function loadEngine(kind: EngineKind, document: Document): Promise<Engine> {
  const known = engines.get('drawn') ?? engines.get(kind);
  if (known) return known;
  const engine = Engine.load(kind, document, ...moduleParts[kind]());
  engines.set(kind, engine);
  engine.catch(() => engines.delete(kind));
  return engine;
}

/**
 * The bytes of an assessment; one byte more than the core takes is enough to have it refused. It comes from the site that
 * its address names: one that leads on to another is not followed, lest a site's open redirect shows anyone's questions
 * under its name.
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
  const known = assessments.get(engine) ?? new Map<string, Promise<AssessmentInfo>>();
  assessments.set(engine, known);
  let assessment = known.get(url.href);
  if (!assessment) {
    assessment = bytes.then((json) => engine.eventually(() => engine.core.createAssessment(json)));
    known.set(url.href, assessment);
    assessment.catch(() => known.delete(url.href));
  }
  return assessment;
}

/** The page's font, so that the first paint has it; one that takes longer is painted when it comes. */
export async function fontsReady(document: Document, family: string, weight: number): Promise<void> {
  const fonts = [weight, Math.max(600, weight)].map((each) => document.fonts.load(`${each} 16px ${family}`));
  const timeout = new Promise((resolve) => setTimeout(resolve, 300));
  await Promise.race([Promise.allSettled(fonts), timeout]);
}
