// One question on each page, which goes on by itself, as SurveyJS documents it for its package without a framework.
import { Model } from 'survey-core';
import { renderSurvey } from 'survey-js-ui';
import { labels, statements, title } from '../questionnaire.mjs';

const survey = new Model({
  title,
  autoAdvanceEnabled: true,
  pages: statements.map(({ id, text }) => ({
    elements: [{ type: 'radiogroup', name: id, title: text, choices: labels.map((label, value) => ({ value, text: label })) }],
  })),
});
renderSurvey(survey, document.getElementById('survey'));

// For the bench to read the answers.
globalThis.survey = survey;
