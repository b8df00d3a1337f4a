import { Core, type AssessmentInfo, type CoreExports } from './core-module.js';

/** What the server's module exports beside the core: web/module/score_exports.cpp. */
export interface ScoringExports extends CoreExports {
  twotrack_score(assessment: number, answers: number, size: number, format: number): number;
  twotrack_code_read(assessment: number, code: number, size: number): number;
}

export type ScoreFormat = 'result' | 'share-code';
const scoreFormats: readonly ScoreFormat[] = ['result', 'share-code'];

/** What a share code can hold. */
export type CodeContent = 'scores' | 'answers';
const codeContents: readonly (CodeContent | null)[] = [null, 'scores', 'answers'];

/** The core without a session: answers and codes come in as texts, results go out as texts. */
export class ScoringCore extends Core {
  constructor(private readonly scoring: ScoringExports) {
    super(scoring);
  }

  /** The result of answers, as JSON or as a share code. @throws TwotrackError when the answers do not fit. */
  score(assessment: AssessmentInfo, answers: string, format: ScoreFormat = 'result'): string {
    const fits = this.withText(answers, (address, size) =>
      this.scoring.twotrack_score(assessment.handle, address, size, scoreFormats.indexOf(format)),
    );
    if (!fits) throw this.refusal();
    return this.returned();
  }

  /** What a code holds, as JSON. @throws TwotrackError when the code does not belong to this assessment. */
  readCode(assessment: AssessmentInfo, code: string): { readonly content: CodeContent; readonly json: string } {
    const content =
      codeContents[
        this.withText(code, (address, size) => this.scoring.twotrack_code_read(assessment.handle, address, size))
      ];
    if (!content) throw this.refusal();
    return { content, json: this.returned() };
  }
}
