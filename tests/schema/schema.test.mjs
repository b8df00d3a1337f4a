import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { describe, it } from 'node:test';
import Ajv2020 from 'ajv/dist/2020.js';
import { known, models, questions } from './cases.mjs';

const assessments = new URL('../../assessments/', import.meta.url);
const readJson = async (name) => JSON.parse(await readFile(new URL(name, assessments), 'utf8'));

const schema = await readJson('assessment.schema.json');
const validate = new Ajv2020({ allErrors: true, strict: true, strictRequired: true }).compile(schema);
const careerTrack = await readJson('career-track.json');
const instruments = (await readdir(assessments)).filter((name) => name !== 'assessment.schema.json');

/** Every schema inside a schema, with its JSON pointer. */
function* subschemas(subschema, place = '') {
  yield { place, subschema };
  const part = (key) => key.replaceAll('~', '~0').replaceAll('/', '~1');
  for (const [key, value] of Object.entries(subschema))
    if (['properties', '$defs'].includes(key))
      for (const [name, each] of Object.entries(value)) yield* subschemas(each, `${place}/${key}/${part(name)}`);
    else if (['allOf', 'anyOf'].includes(key))
      for (const [i, each] of value.entries()) yield* subschemas(each, `${place}/${key}/${i}`);
    else if (['items', 'additionalProperties', 'if', 'then', 'not'].includes(key) && typeof value === 'object')
      yield* subschemas(value, `${place}/${key}`);
}

/** The places at which the career track violates the schema after a change. */
function placesBroken(change) {
  const assessment = structuredClone(careerTrack);
  change(assessment);
  validate(assessment);
  return (validate.errors ?? []).map((error) => error.instancePath);
}

const isValid = (change) => assert.deepEqual(placesBroken(change), []);

/** Checks that the changed assessment is invalid, with an error at this place. */
function isInvalid(place, change) {
  const places = placesBroken(change);
  assert.ok(places.includes(place), `expected an error at "${place}", found ${JSON.stringify(places)}`);
}

describe('the assessment schema', () => {
  const places = [...subschemas(schema)];

  it('describes every property and every definition', () => {
    const named = places.filter(
      ({ place, subschema }) =>
        /\/(properties|\$defs)\/[^/]+$/.test(place) && !place.includes('/if/') && subschema !== true,
    );
    assert.ok(named.length > 200, `${named.length} properties and definitions`);
    for (const { place, subschema } of named) assert.ok(subschema.description, `${place} has no description`);
  });

  it('states defaults and examples that are valid where they stand', () => {
    const stated = places.flatMap(({ place, subschema }) =>
      [...(subschema.examples ?? []), ...(subschema.default === undefined ? [] : [subschema.default])].map((value) => ({
        place,
        value,
      })),
    );
    assert.ok(stated.length > 100, `${stated.length} defaults and examples`);
    const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: true }).addSchema(schema, 'assessment');
    for (const { place, value } of stated) {
      const validateHere = ajv.compile({ $ref: `assessment#${place}` });
      assert.ok(validateHere(value), `${place}: ${JSON.stringify(value)}: ${ajv.errorsText(validateHere.errors)}`);
    }
  });

  for (const name of instruments)
    it(`accepts ${name}`, async () => {
      validate(await readJson(name));
      assert.deepEqual(validate.errors ?? [], []);
    });

  for (const { says, valid, assessment } of [...known, ...models, ...questions])
    it(says, () => assert.equal(validate(assessment), valid, JSON.stringify(validate.errors)));

  it('accepts an assessment without a decision and outcomes', () =>
    isValid((assessment) => {
      delete assessment.decision;
      delete assessment.outcomes;
    }));

  it('accepts annotations in every object', () =>
    isValid((assessment) => {
      assessment.$comment = 'text';
      assessment.intro.$comment = 1;
      assessment.items[0].$comment = null;
      assessment.items[0].parameters.$source = 'mirt';
      assessment.interface = { $comment: [] };
      assessment.outcomes.$comment = {};
      assessment.outcomes.hybrid.$comment = true;
    }));

  it('accepts an assessment without what may be left out', () =>
    isValid((assessment) => {
      delete assessment.intro.notes;
      delete assessment.intro.small_print;
      delete assessment.scales[0].short_name;
      delete assessment.response_formats[0].prompt;
      assessment.decision = { technical_scale: 'technical', people_scale: 'people' };
    }));

  it('refuses another version of the format', () => {
    isInvalid('/format_version', (assessment) => (assessment.format_version = 2));
    isInvalid('/format_version', (assessment) => (assessment.format_version = '1'));
  });

  for (const key of schema.required)
    it(`refuses an assessment without ${key}`, () => isInvalid('', (assessment) => delete assessment[key]));

  it('refuses a decision without outcomes, and outcomes without a decision', () => {
    isInvalid('', (assessment) => delete assessment.outcomes);
    isInvalid('', (assessment) => delete assessment.decision);
  });

  it('refuses unknown keys', () => {
    isInvalid('', (assessment) => (assessment.titel = 'x'));
    isInvalid('/items/3', (assessment) => (assessment.items[3].weight = 2));
    isInvalid('/items/3/parameters', (assessment) => (assessment.items[3].parameters.guessing = 0.2));
    isInvalid('/outcomes', (assessment) => (assessment.outcomes.both = assessment.outcomes.hybrid));
    isInvalid('/interface', (assessment) => (assessment.interface = { nxet: 'On' }));
  });

  it('refuses texts that show nothing', () => {
    isInvalid('/title', (assessment) => (assessment.title = ''));
    isInvalid('/items/0/text', (assessment) => (assessment.items[0].text = ' \t\n'));
    isInvalid('/report/limits', (assessment) => (assessment.report.limits = ' '));
  });

  it("refuses ids of other characters, of no length, of too much, and the pages' own", () => {
    for (const id of ['t 1', 'größe', 't:1', '', 'x'.repeat(65), 'intro', 'review', 'report', 'shared'])
      isInvalid('/items/0/id', (assessment) => (assessment.items[0].id = id));
    isValid((assessment) => (assessment.items[0].id = 'x'.repeat(64)));
  });

  it('refuses empty lists and longer ones than are allowed', () => {
    for (const key of ['scales', 'sections', 'response_formats', 'items']) {
      const most = { scales: 8, sections: 100, response_formats: 100, items: 600 }[key];
      isInvalid(`/${key}`, (assessment) => (assessment[key] = []));
      isInvalid(`/${key}`, (assessment) => (assessment[key] = Array(most + 1).fill(assessment[key][0])));
      isValid((assessment) => (assessment[key] = Array(most).fill(assessment[key][0])));
    }
    isInvalid('/intro/notes', (assessment) => (assessment.intro.notes = []));
  });

  it('refuses one category and eleven', () => {
    for (const categories of [['only'], Array(11).fill('a')])
      isInvalid(
        '/response_formats/0/categories',
        (assessment) => (assessment.response_formats[0].categories = categories),
      );
  });

  it('refuses parameters out of their range', () => {
    for (const discrimination of [0, -1, 10.5, '1.2'])
      isInvalid(
        '/items/0/parameters/discrimination',
        (assessment) => (assessment.items[0].parameters.discrimination = discrimination),
      );
    for (const thresholds of [[], Array(10).fill(0), 0])
      isInvalid(
        '/items/0/parameters/thresholds',
        (assessment) => (assessment.items[0].parameters.thresholds = thresholds),
      );
    isInvalid(
      '/items/0/parameters/thresholds/1',
      (assessment) => (assessment.items[0].parameters.thresholds[1] = 10.5),
    );
  });

  it("refuses a decision's figures out of their range", () => {
    const ranges = {
      minimum_answered: [0, 1],
      call: [0.5, 1],
      clear: [0.5, 1],
      both: [0.5, 1],
      prior_correlation: [-0.95, 0.95],
      location_sd_logits: [0, 5],
    };
    for (const [key, [least, most]] of Object.entries(ranges)) {
      isValid((assessment) => (assessment.decision[key] = least));
      isValid((assessment) => (assessment.decision[key] = most));
      isInvalid(`/decision/${key}`, (assessment) => (assessment.decision[key] = least - 0.01));
      isInvalid(`/decision/${key}`, (assessment) => (assessment.decision[key] = most + 0.01));
    }
  });

  it('refuses another key than plus and minus, and another kind than likert', () => {
    isInvalid('/items/0/keyed', (assessment) => (assessment.items[0].keyed = 'positive'));
    isInvalid('/items/0/kind', (assessment) => (assessment.items[0].kind = 'slider'));
  });

  it('states the defaults that the decision has', () => {
    const { properties } = schema.properties.decision;
    const defaults = Object.fromEntries(
      Object.entries(properties).flatMap(([key, { default: value }]) => (value === undefined ? [] : [[key, value]])),
    );
    assert.deepEqual(defaults, {
      minimum_answered: 0.7,
      call: 0.9,
      clear: 0.95,
      both: 0.8,
      slight: 0.8,
      prior_correlation: 0,
      location_sd_logits: 0.35,
    });
  });
});
