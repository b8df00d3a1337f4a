// The questionnaire that every contender asks: 24 statements on two scales, with five answers each.

export const title = 'How you go about a day';
export const labels = ['Strongly disagree', 'Disagree', 'Neither', 'Agree', 'Strongly agree'];
export const scales = { order: 'Liking for order', company: 'Liking for company' };

/** Number, scale, direction and text of each statement. */
export const statements = [
  ['order', '+', 'I know in the morning what I will do by the evening.'],
  ['company', '+', 'I like to eat at a table where others sit.'],
  ['order', '-', 'Things lie where I happened to put them down.'],
  ['company', '-', 'I am glad when an evening has no visitors.'],
  ['order', '+', 'I write a list before I go shopping.'],
  ['company', '+', 'I talk to the person beside me on a train.'],
  ['order', '-', 'I pack my bag just before I leave.'],
  ['company', '-', 'I would rather write than call.'],
  ['order', '+', 'I put a book back to where it stood.'],
  ['company', '+', 'I ask others along when I go for a walk.'],
  ['order', '-', 'I begin a new task before the last one is done.'],
  ['company', '-', 'I think best in a room of my own.'],
  ['order', '+', 'I am early rather than late.'],
  ['company', '+', 'I remember the names of people I met once.'],
  ['order', '-', 'I throw papers into one drawer.'],
  ['company', '-', 'I leave a party among the first.'],
  ['order', '+', 'I read instructions before I build something.'],
  ['company', '+', 'I would rather work at a shared desk.'],
  ['order', '-', 'I decide on a holiday in the week before it.'],
  ['company', '-', 'I let the bell ring when I expect nobody.'],
  ['order', '+', 'I check a bill before I pay it.'],
  ['company', '+', 'I tell others what I have just read.'],
  ['order', '-', 'I cook without measuring anything.'],
  ['company', '-', 'I take the stairs when the lift is full of people.'],
].map(([scale, keyed, text], index) => ({ id: `q${index + 1}`, scale, keyed, text }));

/** The category to click for each statement. All five occur, and never the same twice in a row. */
export const clicks = statements.map((_, index) => (2 * index + Math.floor(index / 5)) % labels.length);

/** The questionnaire as an assessment of Twotrack. */
export const assessment = {
  format_version: 1,
  id: 'bench',
  version: '0.1.0',
  language: 'en',
  title,
  intro: { heading: title, lead: 'Say of each statement how well it describes you.' },
  scales: Object.entries(scales).map(([id, name]) => ({ id, name })),
  sections: [{ id: 'day', name: title }],
  response_formats: [{ id: 'agreement', categories: labels }],
  items: statements.map(({ id, scale, keyed, text }) => ({
    id,
    kind: 'likert',
    section: 'day',
    scale,
    keyed,
    text,
    responses: 'agreement',
    parameters: { discrimination: 1.2, thresholds: [-1.5, -0.5, 0.5, 1.5] },
  })),
  report: { limits: 'A questionnaire to measure programs with, not people.' },
};
