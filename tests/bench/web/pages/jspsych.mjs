// One trial for each statement, as jsPsych documents its Likert plugin; its button leads on.
import LikertPlugin from '@jspsych/plugin-survey-likert';
import { initJsPsych } from 'jspsych';
import { labels, statements } from '../questionnaire.mjs';

const jsPsych = initJsPsych({ display_element: 'survey' });
void jsPsych.run(statements.map(({ id, text }) => ({
  type: LikertPlugin, questions: [{ prompt: text, name: id, labels, required: true }],
})));

// For the bench to read the answers.
globalThis.jsPsych = jsPsych;
