import { TwotrackError, type AssessmentInfo } from './core.js';
import { StartError, type Engine, type EngineKind } from './engine.js';
import type { ErrorCode, ErrorDetail } from './events.js';
import { fetchAssessment, loadAssessment, loadEngine } from './loading.js';
import type { Messages } from './messages.js';

/** Why a widget does not start, by a stable name. */
export class Failure extends Error {
  override readonly name = 'Failure';

  constructor(readonly code: ErrorCode, override readonly cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause));
  }

  get detail(): ErrorDetail {
    const { code, message, cause } = this;
    return { code, message, ...(cause instanceof TwotrackError ? { diagnostics: cause.diagnostics } : {}) };
  }

  /** In words for whoever reads the page. */
  sentence(messages: Messages): string {
    switch (this.code) {
      case 'assessment-invalid': return `${messages.assessmentInvalid} ${this.message}`;
      case 'assessment-load': return messages.assessmentLoad;
      case 'module-start': return messages.moduleStart;
      default: return messages.moduleLoad;
    }
  }
}

/** What a session needs. Both are fetched at once. @throws Failure */
export async function start(kind: EngineKind, url: URL, document: Document): Promise<{ engine: Engine; assessment: AssessmentInfo }> {
  const bytes = fetchAssessment(url);
  // Told below, if the module does not fail before.
  bytes.catch(() => {});
  const engine = await named('module-load', loadEngine(kind, document));
  const assessment = await named('assessment-load', loadAssessment(url, bytes, engine));
  return { engine, assessment };
}

async function named<T>(code: ErrorCode, promise: Promise<T>): Promise<T> {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof TwotrackError) throw new Failure('assessment-invalid', error);
    throw new Failure(error instanceof StartError ? 'module-start' : code, error);
  }
}
