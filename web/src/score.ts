// twotrack/score: scoring without a page, in browsers, workers and all that bundlers make for them.
import { coreModule } from './loading/asset-urls.js';
import { assessmentLoader, type Assessment } from './server/scoring.js';

/**
 * Loads an assessment to score answers by. The first call fetches and starts the WebAssembly module; all assessments
 * share it.
 *
 * @param source the assessment's file: its bytes, its text, or its parsed JSON
 * @throws TwotrackError (the promise is rejected with it) when the assessment is not valid, with each mistake and its
 * place; another error when the module cannot be fetched or started, and the next call tries again
 */
export const loadAssessment: (source: object | string | Uint8Array) => Promise<Assessment> = assessmentLoader(
  async () => {
    const { url, integrity } = coreModule();
    const response = await fetch(url, { credentials: 'same-origin', integrity });
    if (!response.ok) throw new Error(`${url.pathname}: HTTP ${response.status}`);
    return response.arrayBuffer();
  },
);

export { TwotrackError } from './core/core-module.js';
export type { Answers, QualityFlag, TwoTrackResult } from './core/events.js';
export type { Diagnostic } from './core/page.js';
export type { AnswerSheet, Assessment, SharedCode, SharedScores, Verification } from './server/scoring.js';
