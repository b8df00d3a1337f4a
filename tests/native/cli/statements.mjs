// Only the statements of the career track, which are scored, without the questions that only the report uses.
import { after } from 'node:test';
import { Scratch, assessment as careerTrackContent } from '../support/programs.mjs';

/** An assessment without references to questions that it may not have. */
export function bare(model) {
  const { motives, short_form, synonym_pairs, ...rest } = model;
  return { ...rest, report: { limits: model.report.limits } };
}

const scratch = new Scratch();
after(() => scratch.remove());

export const assessment = {
  ...bare(careerTrackContent),
  sections: careerTrackContent.sections.slice(0, 1),
  items: careerTrackContent.items.filter((item) => item.scale),
};
export const careerTrack = scratch.file('statements.json', assessment);
