// Valid and invalid assessments, each with one property under test. Schema and parser must agree on them. `says` is the
// name of the test. `rule` is the name of the rule that the parser reports.

const agreement = { id: 'agreement', categories: ['No', 'Rather no', 'Rather yes', 'Yes'] };
const statement = {
  id: 's1',
  kind: 'likert',
  section: 'one',
  text: 'A statement.',
  responses: 'agreement',
  scale: 'calm',
  keyed: '+',
  parameters: { discrimination: 1.2, thresholds: [-1.5, 0, 1.5] },
};
const options = (...ids) => ids.map((id) => ({ id, label: `Answer ${id}` }));
const letters = (n) => options(...'abcdefghijklmnop'.slice(0, n));

/** The smallest assessment with these additional items, and a change. */
function withItems(items, change = () => {}) {
  const assessment = {
    format_version: 1,
    id: 'case',
    version: '1',
    language: 'en',
    title: 'A case',
    intro: { heading: 'Heading', lead: 'Lead' },
    scales: [{ id: 'calm', name: 'Calm' }],
    sections: [
      { id: 'one', name: 'One' },
      { id: 'two', name: 'Two' },
    ],
    response_formats: [structuredClone(agreement)],
    items: [structuredClone(statement), ...items],
    report: { limits: 'Limits' },
  };
  change(assessment);
  return assessment;
}

const item = (kind, more = {}, id = 'x') => ({ id, kind, section: 'two', text: 'A question?', ...more });
const accepts = (says, items, change) => ({
  says: `accepts ${says}`,
  valid: true,
  assessment: withItems(items, change),
});
const refuses = (says, rule, items, change) => ({
  says: `refuses ${says}`,
  valid: false,
  rule,
  assessment: withItems(items, change),
});
const when = (condition, more = {}) => [
  item('fact', { options: options('a', 'b') }),
  item('fact', { options: options('a', 'b'), when: condition, ...more }, 'y'),
];

export const known = [
  accepts('the smallest assessment', []),
  accepts('a text of 4,000 characters', [], (assessment) => (assessment.intro.lead = '\u{1F642}'.repeat(4000))),
  refuses('a text of 4,001 characters', 'too-long', [], (assessment) => (assessment.intro.lead = 'x'.repeat(4001))),
  accepts('a text of 100 lines', [], (assessment) => (assessment.intro.lead = `x${'\n'.repeat(99)}`)),
  refuses('a text of 101 lines', 'too-long', [], (assessment) => (assessment.intro.lead = `x${'\n'.repeat(100)}`)),
  accepts('four placeholders in a word of the interface', [], (assessment) => {
    assessment.interface = { progress: '{current}'.repeat(4) };
  }),
  refuses('five placeholders in a word of the interface', 'too-long', [], (assessment) => {
    assessment.interface = { progress: '{current}'.repeat(5) };
  }),
  refuses('a list of 1,001 elements', 'too-many', [], (assessment) => {
    assessment.intro.notes = Array(1001).fill({ title: 'A', text: 'note' });
  }),
  accepts('a fact of two options and of ten', [
    item('fact', { options: letters(2) }),
    item('fact', { options: letters(10) }, 'y'),
  ]),
  refuses('a fact of one option', 'option-count', [item('fact', { options: letters(1) })]),
  refuses('a fact of eleven options', 'option-count', [item('fact', { options: letters(11) })]),
  refuses('an item with the id of a page', 'reserved-id', [item('fact', { options: letters(2) }, 'welcome')]),
  accepts('an answer apart', [item('likert', { responses: 'use' })], ({ response_formats }) =>
    response_formats.push({
      id: 'use',
      categories: ['Seldom', { id: 'often', label: 'Often' }],
      apart: { id: 'never', label: 'Never tried' },
    }),
  ),
  refuses(
    'an answer apart that is a text alone',
    'wrong-type',
    [],
    ({ response_formats: [format] }) => (format.apart = 'Never tried'),
  ),
  accepts(
    'remarks with conditions',
    [item('fact', { options: letters(3) })],
    ({ report }) =>
      (report.company = {
        title: 'T',
        remarks: [
          { when: { answers: { x: ['a', 1, null] }, flagged: 0 }, text: 'T' },
          [{ when: { outcome: ['hybrid'], form: 'full' }, text: 'T' }, { text: 'T' }],
        ],
      }),
  ),
  accepts(
    'a comment where ids are keys',
    [
      item('situation', {
        options: [
          { label: 'A', weights: { $comment: 'why', calm: 1 } },
          { label: 'B', weights: { $comment: 1 } },
        ],
      }),
    ],
    ({ report }) =>
      (report.company = { title: 'T', remarks: [{ when: { answers: { $comment: {}, x: null } }, text: 'T' }] }),
  ),
  refuses(
    'a condition on an outcome that there is not',
    'unknown-value',
    [],
    ({ report }) => (report.company = { title: 'T', remarks: [{ when: { outcome: 'unclear' }, text: 'T' }] }),
  ),
  refuses(
    'a condition on something that there is not',
    'unknown-test',
    [],
    ({ report }) => (report.company = { title: 'T', remarks: [{ when: { moon: 'full' }, text: 'T' }] }),
  ),
  refuses(
    'a part of the report that there is not',
    'unknown-key',
    [],
    ({ report }) => (report.weather = { title: 'T' }),
  ),
];
/** An assessment with a decision between two scales, a model, and these items after a statement of each scale. */
const withModel =
  (change = () => {}) =>
  (assessment) => {
    const text = { headline: 'H', summary: 'S' };
    const ids = 'technical_clear technical_lean management_clear management_lean hybrid neither_yet too_close_to_call';
    assessment.scales.push({ id: 'brisk', name: 'Brisk' });
    assessment.items.splice(1, 0, { ...structuredClone(statement), id: 's2', scale: 'brisk' });
    assessment.decision = { technical_scale: 'calm', people_scale: 'brisk', slight: 0.75 };
    assessment.model = { items: 'uncalibrated' };
    assessment.outcomes = Object.fromEntries([...ids.split(' '), 'not_enough_evidence'].map((id) => [id, text]));
    change(assessment);
  };
const sides = [
  { label: 'A', scale: 'calm' },
  { label: 'B', scale: 'brisk' },
];

export const models = [
  accepts(
    'a model, and a pair of statements',
    [item('pair', { options: sides, parameters: { discrimination: 1.1, location: -0.4 } })],
    withModel(),
  ),
  accepts('a pair of statements without parameters', [item('pair', { options: sides })], withModel()),
  accepts(
    'all constants of a model',
    [],
    withModel(({ model }) =>
      Object.assign(model, {
        items: 'calibrated',
        multiplier_log_mean: 0.1,
        multiplier_log_sd: 0,
        technical_location_sd_logits: 0.1,
        people_location_sd_logits: 0.12,
        prior_correlation: -0.3,
        careless_share: 0.03,
        pair_block_sd_logits: 0,
        pair_location_sd_logits: 0.15,
      }),
    ),
  ),
  refuses('a model without a decision', 'decision', [], (assessment) => (assessment.model = { items: 'calibrated' })),
  refuses(
    'a model that does not name its items',
    'missing-key',
    [],
    withModel(({ model }) => delete model.items),
  ),
  refuses(
    'a constant of a model out of range',
    'out-of-range',
    [],
    withModel(({ model }) => (model.prior_correlation = 1)),
  ),
  refuses(
    'a pair with a side out of two',
    'missing-key',
    [item('pair', { options: [sides[0], { label: 'B' }] })],
    withModel(),
  ),
  refuses(
    'parameters of a pair of motives',
    'unknown-key',
    [
      item('pair', {
        options: [
          { label: 'A', motive: 'craft' },
          { label: 'B', motive: 'pay' },
        ],
        parameters: { location: 0 },
      }),
    ],
    (assessment) =>
      (assessment.motives = ['craft', 'pay'].map((id) => ({ id, name: id, strength: 'strong', text: 'T' }))),
  ),
];
export const questions = [
  accepts('a single choice of two options and of ten', [
    item('single-choice', { options: letters(2) }),
    item('single-choice', { prompt: 'Choose', options: letters(10) }, 'y'),
  ]),
  refuses('a single choice of one option', 'option-count', [item('single-choice', { options: letters(1) })]),
  refuses('a single choice of eleven options', 'option-count', [item('single-choice', { options: letters(11) })]),
  refuses('a single choice without options', 'missing-key', [item('single-choice')]),
  refuses('an option without an id', 'missing-key', [
    item('single-choice', { options: [{ label: 'A' }, { label: 'B' }] }),
  ]),
  refuses('a single choice with an answer apart', 'unknown-key', [
    item('single-choice', { options: letters(2), apart: { id: 'z', label: 'None' } }),
  ]),
  refuses('a single choice that measures a scale', 'unknown-key', [
    item('single-choice', { options: letters(2), scale: 'calm' }),
  ]),
  accepts('a multiple choice', [item('multiple-choice', { options: letters(10) })]),
  accepts('a multiple choice with an answer apart', [
    item('multiple-choice', { options: letters(3), apart: { id: 'z', label: 'None of these' } }),
  ]),
  refuses('a multiple choice whose answer apart has no id', 'missing-key', [
    item('multiple-choice', { options: letters(3), apart: { label: 'None of these' } }),
  ]),
  refuses('a multiple choice of one option', 'option-count', [item('multiple-choice', { options: letters(1) })]),
  accepts('a ranking of three and of six', [
    item('ranking', { options: letters(3) }),
    item('ranking', { options: letters(6) }, 'y'),
  ]),
  refuses('a ranking of two', 'option-count', [item('ranking', { options: letters(2) })]),
  refuses('a ranking of seven', 'option-count', [item('ranking', { options: letters(7) })]),
  accepts('a short text, with a prompt and without', [
    item('short-text'),
    item('short-text', { prompt: 'A word or two' }, 'y'),
  ]),
  refuses('a short text with options', 'unknown-key', [item('short-text', { options: letters(2) })]),
  accepts('a page of information', [item('information', { body: 'A paragraph.' })]),
  refuses('a page of information without a body', 'missing-key', [item('information')]),
  refuses('a page of information with a prompt', 'unknown-key', [
    item('information', { body: 'A paragraph.', prompt: 'Read' }),
  ]),
  refuses('a kind that there is not', 'unknown-kind', [item('slider')]),
  accepts(
    'all of them in the short form',
    [item('ranking', { options: letters(3) }), item('information', { body: 'B' }, 'y')],
    (assessment) => (assessment.short_form = ['s1', 'x', 'y']),
  ),
  accepts('a section in the order that is written, and one of random order', [item('short-text')], ({ sections }) => {
    sections[0].order = 'as-written';
    sections[1].order = 'random';
  }),
  refuses(
    'an order that there is not',
    'order',
    [item('short-text')],
    ({ sections }) => (sections[1].order = 'reversed'),
  ),
  accepts('an item that is shown on an answer by its number', when({ answers: { s1: [2, 3] } })),
  accepts('an item that is shown on an answer by its id, or on none', when({ answers: { x: ['a', null] } })),
  accepts(
    'an item that is shown on any of two conditions and none of a third',
    when({ any: [{ answers: { x: 'a' } }, { answers: { s1: 0 } }], none: [{ answers: { s1: null } }] }),
  ),
  accepts(
    'every kind of item with a condition',
    [
      item('trade-off', {
        name: 'N',
        low: { name: 'L', text: 'T', scale: 'calm' },
        high: { name: 'H', text: 'T', scale: 'calm' },
        responses: 'agreement',
        importance: { id: 'xi', text: 'T', responses: 'agreement' },
      }),
      item('likert', { responses: 'agreement' }, 'l'),
      item(
        'situation',
        {
          options: [
            { label: 'A', weights: {} },
            { label: 'B', weights: {} },
          ],
        },
        'si',
      ),
      item('fact', { options: letters(2) }, 'f'),
      item('single-choice', { options: letters(2) }, 'sc'),
      item('multiple-choice', { options: letters(2) }, 'mc'),
      item('ranking', { options: letters(3) }, 'r'),
      item('short-text', {}, 'st'),
      item('information', { body: 'B' }, 'in'),
    ],
    ({ items }) => {
      for (const each of items.slice(1)) each.when = { answers: { s1: 3 } };
    },
  ),
  accepts(
    'a section that is shown on an answer',
    [item('short-text')],
    ({ sections }) => (sections[1].when = { answers: { s1: [2, 3] } }),
  ),
  refuses('a condition of an item on the outcome', 'unknown-test', when({ outcome: 'hybrid' })),
  refuses('a condition of an item on the form', 'unknown-test', when({ any: [{ form: 'short' }] })),
  refuses('an empty list of conditions', 'empty', when({ any: [] })),
  refuses('an empty list of answers', 'empty', when({ answers: { x: [] } })),
  refuses('a condition that is a text', 'wrong-type', when('x')),
];
