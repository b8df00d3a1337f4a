// twotrack/score under Node, where the module is a file. score.ts has the contract.
import { readFile } from 'node:fs/promises';
import { coreModule } from './loading/asset-urls.js';
import { assessmentLoader } from './server/scoring.js';

export const loadAssessment = assessmentLoader(() => readFile(coreModule().url));
export { TwotrackError } from './core/core-module.js';
