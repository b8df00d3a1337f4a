// Reports of assessments that differ from the career track: what a report must not say, and which parts it leaves out.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { Scratch, assessment as careerAssessment, careerTrack, runTwotrack } from '../support/programs.mjs';

const scratch = new Scratch();
after(() => scratch.remove());

const parameters = { discrimination: 1.2, thresholds: [-1.5, -0.5, 0.5, 1.5] };
const likert = (scale, index) => ({
  id: `${scale}${index}`,
  kind: 'likert',
  section: 's',
  text: `${scale} ${index}`,
  responses: 'five',
  scale,
  keyed: index % 2 ? '-' : '+',
  parameters,
});
const tradeOff = (low, high, responses = 'five', importance = 'five', id = 'choice') => ({
  id,
  kind: 'trade-off',
  section: 's',
  text: 'Which?',
  name: 'matter',
  responses,
  low: { name: 'Low', text: 'l', scale: low },
  high: { name: 'High', text: 'h', scale: high },
  importance: { id: id === 'choice' ? 'weight' : `${id}-weight`, text: 'How much?', responses: importance },
});

/** A second trade-off that matters little: one alone says nothing. */
const another = (responses, importance) => tradeOff('t', 'p', responses, importance, 'other');
const indifferent = { other: 0, 'other-weight': 0 };

/** Two scales with n items each, and a decision between them. */
function made({ scales = ['t', 'p'], n = 6, formats = [], items = [], report, ...more }) {
  return {
    format_version: 1,
    id: 'made',
    version: '1',
    language: 'en',
    title: 'Made',
    intro: { heading: 'h', lead: 'l' },
    scales: scales.map((id) => ({ id, name: `Scale ${id}` })),
    sections: [{ id: 's', name: 'S' }],
    response_formats: [{ id: 'five', categories: ['0', '1', '2', '3', '4'] }, ...formats],
    items: [...scales.flatMap((scale) => Array.from({ length: n }, (_, index) => likert(scale, index))), ...items],
    decision: { technical_scale: 't', people_scale: 'p' },
    outcomes: careerAssessment.outcomes,
    report: { limits: 'None.', ...report },
    ...more,
  };
}

/** The answers of a clearly technical person. */
const technical = (n = 6) =>
  Object.fromEntries(
    ['t', 'p'].flatMap((scale) =>
      Array.from({ length: n }, (_, index) => [`${scale}${index}`, (scale === 't') === (index % 2 === 0) ? 4 : 0]),
    ),
  );

function report(assessment, answers) {
  const file = typeof assessment === 'string' ? assessment : scratch.file('assessment.json', assessment);
  const { status, stdout, stderr } = runTwotrack(['report', file, '-'], JSON.stringify({ answers }));
  assert.equal(status, 0, stderr);
  return stdout;
}

const otherSide = {
  title: 'What matters',
  remarks: [{ when: { dissonance: 1 }, text: 'It speaks for the other side: {dissonant}.' }],
};

describe('a report', () => {
  test('without a decision draws no trade-offs between two sides', () => {
    const one = made({
      scales: ['t'],
      items: [tradeOff('t', 't')],
      report: { dimensions: { title: 'What matters' } },
      decision: undefined,
      outcomes: undefined,
    });
    assert.doesNotMatch(report(one, { t0: 4, choice: 0, weight: 4 }), /What matters/);
  });

  test('says of a trade-off that it speaks for the other side where it does', () => {
    const assessment = made({ items: [tradeOff('t', 'p'), another()], report: { dimensions: otherSide } });
    const reportOf = (answers) => report(assessment, { ...technical(), ...indifferent, ...answers });
    assert.match(reportOf({ choice: 4, weight: 4 }), /the other side: matter/);
    assert.doesNotMatch(reportOf({ choice: 0, weight: 4 }), /the other side/);
    assert.doesNotMatch(reportOf({ choice: 4, weight: 2 }), /the other side/);
    // One answer alone says nothing.
    assert.doesNotMatch(report(assessment, { ...technical(), choice: 4, weight: 4 }), /the other side/);
  });

  test('says it of no answer apart, nor of a third scale', () => {
    const apart = {
      id: 'apart',
      categories: ['0', '1', '2', '3', '4'],
      apart: { id: 'none', label: 'Does not apply to me' },
    };
    const withApart = made({
      formats: [apart],
      items: [tradeOff('t', 'p', 'apart'), another()],
      report: { dimensions: otherSide },
    });
    assert.doesNotMatch(report(withApart, { ...technical(), ...indifferent, choice: 5, weight: 4 }), /the other side/);
    const third = made({
      scales: ['t', 'p', 'x'],
      items: [tradeOff('t', 'x'), tradeOff('t', 'x', 'five', 'five', 'other')],
      report: { dimensions: otherSide },
    });
    assert.doesNotMatch(
      report(third, { ...technical(), ...indifferent, choice: 4, weight: 4 }),
      /other side|What matters/,
    );
  });

  test('takes the lower of two answers for no weight', () => {
    const two = { id: 'two', categories: ['No, not at all', 'Yes, heavily'] };
    const cost = {
      id: 'c',
      kind: 'likert',
      section: 's',
      text: 'Being on call?',
      responses: 'two',
      cost: { scale: 't', title: 'being on call', text: 'It would.' },
    };
    const costs = {
      title: 'Costs',
      remarks: [{ when: { burden: 1 }, text: 'You said that {burdens} would weigh heavily.' }],
    };
    const assessment = made({
      formats: [two],
      items: [cost, { ...cost, id: 'd', text: 'Travel?' }, tradeOff('t', 'p', 'five', 'two'), another('five', 'two')],
      report: { costs, dimensions: otherSide },
    });
    assert.doesNotMatch(
      report(assessment, { ...technical(), ...indifferent, c: 0, d: 0, choice: 4, weight: 0 }),
      /weigh heavily|the other side/,
    );
    const heavy = report(assessment, { ...technical(), ...indifferent, c: 1, d: 0, choice: 4, weight: 1 });
    assert.match(heavy, /being on call would weigh heavily/);
    assert.match(heavy, /the other side: matter/);
  });

  test('says nothing of an outcome, a side or its certainty where there is no decision or none is called', () => {
    const company = {
      title: 'Company',
      remarks: [
        { when: { outcome: 'not_enough_evidence' }, text: 'You answered too little.' },
        { when: { certainty: 'lean' }, text: 'Only a lean.' },
        { when: { side: 'none' }, text: 'No side.' },
      ],
    };
    const without = made({ report: { company }, decision: undefined, outcomes: undefined });
    assert.doesNotMatch(report(without, technical()), /too little|Only a lean|No side/);
    const high = Object.fromEntries(Object.keys(technical()).map((id) => [id, id.at(-1) % 2 ? 0 : 4]));
    const both = report(made({ report: { company } }), high);
    assert.match(both, /No side\./);
    assert.doesNotMatch(both, /Only a lean/);
  });

  test('leaves out what moved the lean where nothing did, and where it would take too long to say', () => {
    const { title } = careerAssessment.report.influences;
    const middle = Object.fromEntries(careerAssessment.items.filter(({ scale }) => scale).map(({ id }) => [id, 2]));
    assert.ok(!report(careerTrack, middle).includes(title));
    assert.ok(report(careerTrack, { ...middle, t1: 4 }).includes(title));
    const influences = { title: 'What moved it' };
    assert.match(report(made({ report: { influences } }), technical()), /What moved it/);
    assert.doesNotMatch(report(made({ n: 101, report: { influences } }), technical(101)), /What moved it/);
  });
});
