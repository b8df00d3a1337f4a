// The contenders: how each is put on a page, and where on the page its question, options and continue button are.
import { readFileSync } from 'node:fs';
import { labels, statements, title } from './questionnaire.mjs';

/**
 * @typedef Contender
 * @property {string} id          also the folder of its site
 * @property {string} name        as shown in the tables
 * @property {readonly string[]} packages  its npm packages, whose versions are reported
 * @property {string} head        of its page
 * @property {string} body        of its page
 * @property {readonly string[]} [built]  files of dist/twotrack/ that read an assessment beside them
 * @property {string} [script]    in pages/, bundled with its imports
 * @property {string} [style]     from npm, minified
 * @property {boolean} [loadsOnly]     only its loading is measured: afterwards it is the same as another contender
 * @property {string} made        a sentence about its site, for the documentation
 * @property {string} answers     an expression: the categories given so far, in the order of the statements
 * @property {Places} places
 */

/**
 * Selectors, inside the shadow root of `host` if there is one.
 * @typedef Places
 * @property {string} [host]
 * @property {string} [start]    a button before the first question
 * @property {string} statement  contains the text of the current question
 * @property {string} option     one for each category, in order
 * @property {string} [onward]   to click after an option
 */

const ownStyle = '<link rel="stylesheet" href="style.css">';
const ownScript = '<script type="module" src="script.js"></script>';

/** Only the module's link of the two that the build writes, because this page has another assessment. */
const preload = readFileSync(new URL('../../../dist/twotrack/preload.html', import.meta.url), 'utf8')
  .split('\n')[0]
  .replace('/twotrack/', '');

const twotrack = (mode) => ({
  packages: [],
  built: ['twotrack.js', 'twotrack.wasm'],
  head: '<script type="module" src="twotrack.js"></script>',
  body: `<two-track src="assessment.json" mode="${mode}"></two-track>`,
  answers: `Object.values(JSON.parse(document.querySelector('two-track').exportResult('json')).answers)`,
  places: { host: 'two-track', start: '.buttons .button.primary', statement: 'fieldset h2', option: 'fieldset label' },
});

/** @type {readonly Contender[]} In the order of the tables. */
export const contenders = [
  {
    id: 'twotrack',
    name: 'Twotrack',
    ...twotrack('canvas'),
    made: 'script and tag as [embedding.md](embedding.md) has them, `mode="canvas"`',
  },
  {
    id: 'twotrack-preloaded',
    name: 'Twotrack, preloaded',
    ...twotrack('canvas'),
    loadsOnly: true,
    head: `${preload}<link rel="preload" as="fetch" crossorigin href="assessment.json"><script type="module" src="twotrack.js"></script>`,
    made: 'the same, with the two lines of `preload.html` that embedding.md advises',
  },
  {
    id: 'twotrack-plain',
    name: 'Twotrack, plain view',
    ...twotrack('html'),
    made: 'as the first, with `mode="html"`',
  },
  {
    id: 'surveyjs',
    name: 'SurveyJS',
    packages: ['survey-core', 'survey-js-ui'],
    head: ownStyle + ownScript,
    body: '<div id="survey"></div>',
    script: 'surveyjs.mjs',
    style: 'survey-core/survey-core.fontless.min.css',
    made: '`survey-core` with `survey-js-ui`, a radio group on each page, `autoAdvanceEnabled`; the variant of its style sheet that fetches no fonts from elsewhere',
    answers: 'Object.values(survey.data)',
    places: { statement: '.sd-question__title', option: '.sd-selectbase__label' },
  },
  {
    id: 'jspsych',
    name: 'jsPsych',
    packages: ['jspsych', '@jspsych/plugin-survey-likert'],
    head: ownStyle + ownScript,
    body: '<div id="survey"></div>',
    script: 'jspsych.mjs',
    style: 'jspsych/css/jspsych.css',
    made: '`jspsych` with `@jspsych/plugin-survey-likert`, a trial for each statement; its style sheet, with fonts in it; a second click for each answer, on its button',
    answers: 'jsPsych.data.get().values().flatMap(({ response }) => Object.values(response))',
    places: {
      statement: '.jspsych-survey-likert-statement',
      option: '.jspsych-survey-likert-opts input',
      onward: '#jspsych-survey-likert-next',
    },
  },
  {
    id: 'html',
    name: 'Plain HTML',
    packages: [],
    head: `<style>fieldset { border: 0 } label { display: block; padding: .75em }</style>`,
    body: plainForm(),
    made: 'one file: a form with a fieldset for each statement, and six lines of script that hide all but one',
    answers: `[...document.forms[0].elements].filter(({ checked }) => checked).map(({ value }) => Number(value))`,
    places: { statement: 'fieldset:not([hidden]) legend', option: 'fieldset:not([hidden]) label' },
  },
];

/** A form without any library: the smallest page that asks the same questions. */
function plainForm() {
  const groups = statements.map(
    ({ id, text }, index) =>
      `<fieldset${index > 0 ? ' hidden' : ''}><legend>${text}</legend>${labels
        .map((label, value) => `<label><input type="radio" name="${id}" value="${value}"> ${label}</label>`)
        .join('')}</fieldset>`,
  );
  return `<h1>${title}</h1><form>${groups.join('')}</form><p hidden>Thank you.</p><script>
const form = document.querySelector('form');
form.onchange = ({ target }) => {
  const group = target.closest('fieldset');
  group.hidden = true;
  (group.nextElementSibling ?? document.querySelector('p')).hidden = false;
};
</script>`;
}
