// One question per page with automatic advance, as SurveyJS documents its package without a framework.
import { Model } from 'survey-core';
import { renderSurvey } from 'survey-js-ui';
import { labels, statements, title } from '../questionnaire.mjs';

const survey = new Model({
  title,
  autoAdvanceEnabled: true,
  pages: statements.map(({ id, text }) => ({
    elements: [
      { type: 'radiogroup', name: id, title: text, choices: labels.map((label, value) => ({ value, text: label })) },
    ],
  })),
});
renderSurvey(survey, document.getElementById('survey'));

// The bench reads the answers from it.
globalThis.survey = survey;
