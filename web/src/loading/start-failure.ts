import { TwotrackError } from '../core/core-module.js';
import { LoadError, LostError } from './engine.js';
import type { ErrorCode, ErrorDetail } from '../core/events.js';
import { loadEngine, useAssessment, type AssessmentUse } from './shared-modules.js';
import type { Messages } from '../core/messages.js';

/** Why a widget does not start, by a stable code. */
export class StartError extends Error {
  override readonly name = 'StartError';

  constructor(
    readonly code: ErrorCode,
    override readonly cause: unknown,
  ) {
    super(cause instanceof Error ? cause.message : String(cause));
  }

  get detail(): ErrorDetail {
    const { code, message, cause } = this;
    return { code, message, ...(cause instanceof TwotrackError ? { diagnostics: cause.diagnostics } : {}) };
  }

  /** The error in words for the person at the page. */
  sentence(messages: Messages): string {
    switch (this.code) {
      case 'assessment-invalid':
        return `${messages.assessmentInvalid} ${this.message}`;
      case 'assessment-load':
        return messages.assessmentLoad;
      case 'module-start':
        return messages.moduleStart;
      default:
        return messages.moduleLoad;
    }
  }
}

/** The error of a failed start, from any thrown value. */
export function toStartError(error: unknown): StartError {
  if (error instanceof StartError) return error;
  if (error instanceof TwotrackError || error instanceof LostError) return new StartError('assessment-invalid', error);
  return new StartError(error instanceof LoadError ? 'module-load' : 'module-start', error);
}

/** What a session needs. The promise is rejected with any value that `toStartError` takes. */
export const loadQuiz = (url: URL, document: Document, draws: boolean, onLost: () => void): AssessmentUse =>
  useAssessment(
    url,
    () => loadEngine(document, draws),
    (error) => new StartError('assessment-load', error),
    onLost,
  );
