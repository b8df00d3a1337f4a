// One trial for each statement, as jsPsych documents its Likert plugin, with its own continue button.
import LikertPlugin from '@jspsych/plugin-survey-likert';
import { initJsPsych } from 'jspsych';
import { labels, statements } from '../questionnaire.mjs';

const jsPsych = initJsPsych({ display_element: 'survey' });
void jsPsych.run(
  statements.map(({ id, text }) => ({
    type: LikertPlugin,
    questions: [{ prompt: text, name: id, labels, required: true }],
  })),
);

// The bench reads the answers from it.
globalThis.jsPsych = jsPsych;
