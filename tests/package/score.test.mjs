// twotrack/score under Node, as on a server: installed from the npm package.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { Consumer, commandLineResult, goldenAnswers, root, version } from './consumer.mjs';

let consumer;
let TwotrackError;
let loadAssessment;
let career;
before(async () => {
  consumer = new Consumer();
  ({ TwotrackError, loadAssessment } = await import(
    pathToFileURL(consumer.path('node_modules/twotrack/score-node.js'))
  ));
  career = await loadAssessment(careerText);
});
after(() => consumer.remove());

const careerText = readFileSync(`${root}assessments/career-track.json`, 'utf8');
const bigFive = readFileSync(`${root}assessments/big-five.json`);
const nextProject = JSON.parse(readFileSync(`${root}assessments/next-project.json`, 'utf8'));
const [, golden] = goldenAnswers().find(([file]) => file.endsWith('technical-clear-with-a-ladder.json'));

/** Runs a call that must be refused. @returns the refusal */
function refusal(run) {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof TwotrackError, `${error?.stack ?? error}`);
    assert.ok(error.diagnostics.length > 0);
    return error;
  }
  return assert.fail('it was taken');
}

test('golden answers give the bytes of the command line', () => {
  const sets = goldenAnswers();
  assert.ok(sets.length > 20);
  for (const [file, text] of sets) assert.equal(career.scoreJson(text), commandLineResult(file), file);
});

test('a script imports it by its name, with the assessment as an object, and has the same result', () => {
  const printed = consumer.node(`
    import { loadAssessment } from 'twotrack/score';
    import careerTrack from 'twotrack/career-track.json' with { type: 'json' };
    const assessment = await loadAssessment(careerTrack);
    console.log(assessment.scoreJson(${golden}));`);
  assert.equal(printed, `${career.scoreJson(golden)}\n`);
});

test('an assessment is taken as text, as bytes and as an object, and says what it is', async () => {
  for (const source of [String(bigFive), bigFive, new Uint8Array(bigFive), JSON.parse(bigFive)]) {
    const { id, version: own, language, title, items } = await loadAssessment(source);
    assert.deepEqual(
      [id, own, language, title, items],
      ['big-five', JSON.parse(bigFive).version, 'en', JSON.parse(bigFive).title, 50],
    );
  }
});

test('an assessment that is not valid is refused with every place that is wrong', async () => {
  const text = careerText.replace('"keyed": "+"', '"keyed": "?"').replace('"id": "m1"', '"id": "t1"');
  const error = await loadAssessment(text).then(
    () => assert.fail('it was taken'),
    (each) => each,
  );
  assert.ok(error instanceof TwotrackError);
  assert.equal(error.name, 'TwotrackError');
  const [{ line, column, pointer, sentence }] = error.diagnostics;
  assert.match(pointer, /^\/items\/\d+\/keyed$/);
  assert.equal(text.split('\n')[line - 1].slice(column - 1, column + 2), '"?"');
  assert.ok(
    error.diagnostics.some(({ rule }) => rule === 'duplicate-id'),
    JSON.stringify(error.diagnostics),
  );
  assert.equal(error.message, `${line}:${column}: ${sentence}`);
});

test('answers that do not fit are refused with each place, and what is scored next is not touched by it', () => {
  const error = refusal(() => career.score('{\n "answers": { "t1": 9,\n  "nobody": 1 }}'));
  assert.deepEqual(
    error.diagnostics.map(({ rule, line, pointer }) => [rule, line, pointer]),
    [
      ['category', 2, '/answers/t1'],
      ['unknown-item', 3, '/answers/nobody'],
    ],
  );
  assert.equal(career.score({ answers: { t1: 4 } }).scales[0].answered, 1);
});

test('no answers are too few for an outcome, and are no error', () => {
  const result = career.score({ answers: {} });
  assert.equal(result.outcome, 'not_enough_evidence');
  assert.deepEqual(result.assessment, { id: 'career-track', version: JSON.parse(careerText).version });
});

test('the short form is scored as one', () => {
  const { form, scales } = career.score({ form: 'short', answers: { t1: 4, m1: 0 } });
  assert.equal(form, 'short');
  assert.deepEqual(
    scales.map(({ presented }) => presented),
    [8, 8],
  );
});

test('lists and texts are answers where an item asks for them', async () => {
  const assessment = await loadAssessment(nextProject);
  const several = nextProject.items.find(({ kind }) => kind === 'multiple-choice');
  const text = nextProject.items.find(({ kind }) => kind === 'short-text');
  const { answers } = assessment.score({ answers: { [several.id]: [1, 0], [text.id]: 'ein Wort für mich' } });
  assert.ok(several.id in answers && text.id in answers);
  assert.equal(
    refusal(() => assessment.score({ answers: { [text.id]: 3 } })).diagnostics[0].pointer,
    `/answers/${text.id}`,
  );
});

test('a share code is read back to four decimals, without the answers', () => {
  const code = career.shareCode(golden);
  assert.match(code, /^[\w-]{46}$/);
  const { kind, result } = career.readCode(code);
  assert.equal(kind, 'result');
  const own = career.score(golden);
  assert.deepEqual(
    Object.keys(result),
    Object.keys(own).filter((key) => !['form', 'quality', 'answers'].includes(key)),
  );
  assert.equal(result.outcome, own.outcome);
  result.scales.forEach((scale, index) => assert.ok(Math.abs(scale.theta - own.scales[index].theta) < 5.1e-5));
});

// A code as the widget writes it for the respondent only (TwoTrackElement.shareCode('answers')), with these answers.
const answersOf = { t1: 4, m1: 0, t2: null, balance: 1 };

test('a code of answers is read with the result that they give', async () => {
  const code = await answersCode(careerText, answersOf);
  const { kind, result } = career.readCode(code);
  assert.equal(kind, 'answers');
  assert.equal(JSON.stringify(result), JSON.stringify(career.score({ answers: answersOf })));
});

test('codes that are damaged, strange or hostile are refused, and nothing else is thrown', () => {
  const code = career.shareCode(golden);
  const other = [
    '',
    ' ',
    '#',
    `#twotrack=career-track:${code}`,
    `${code}=`,
    `${code}A`,
    code.slice(1),
    code.toLowerCase(),
    `\0${code}`,
    'A'.repeat(200),
    'A'.repeat(201),
    '_'.repeat(5_000_000),
    '💥'.repeat(50),
    '\ud800',
    '__proto__',
    '../../etc/passwd',
    '<script>',
    '%00',
    undefined,
    null,
    7,
    {},
    [],
    [code],
    Symbol('code'),
    { toString: () => code },
  ];
  for (const each of other) assert.equal(refusal(() => career.readCode(each)).diagnostics[0].rule, 'share-code');
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  for (let at = 0; at < code.length; ++at)
    for (const letter of letters)
      if (letter !== code[at]) refusal(() => career.readCode(code.slice(0, at) + letter + code.slice(at + 1)));
  assert.equal(career.readCode(code).kind, 'result');
});

test('codes that anyone can encode hold what they hold, and nothing that is read of them is not a number', () => {
  // Sets each byte of a valid code to extreme values and encodes it again, as anyone can who has read core/session/checked_text.cpp.
  const bytes = [...Buffer.from(career.shareCode(golden), 'base64url')].slice(0, -4);
  let taken = 0;
  for (let at = 0; at < bytes.length; ++at)
    for (const value of [0, 1, 127, 128, 255])
      for (const rest of [bytes, bytes.map(() => value)]) {
        const forged = encodeChecked('career-track', rest.with(at, value));
        let shared;
        try {
          shared = career.readCode(forged);
        } catch (error) {
          assert.ok(error instanceof TwotrackError, error?.stack);
          continue;
        }
        ++taken;
        const { result } = shared;
        for (const figure of [
          result.p_lean,
          result.p_outcome,
          result.lean.estimate,
          result.lean.standard_error,
          ...result.scales.flatMap((scale) => [scale.theta, scale.standard_error]),
        ])
          assert.ok(Number.isFinite(figure), forged);
      }
  assert.ok(taken > 10, `${taken} were taken`);
});

test('what is no sheet of answers is refused whatever it is', () => {
  const circle = {};
  circle.circle = circle;
  const hostile = [
    undefined,
    null,
    7,
    7n,
    true,
    'x',
    '',
    [],
    {},
    circle,
    () => {},
    Symbol('x'),
    { answers: 1n },
    {
      get answers() {
        throw new Error('mine');
      },
    },
    { toJSON: () => undefined },
    `${'['.repeat(100_000)}`,
    `{"answers":${'{"t1":'.repeat(5_000)}`,
    '{"answers":{"t1":1,"t1":2}}',
    '{"answers":{"__proto__":1}}',
    `"${'x'.repeat(5 << 20)}"`,
    '{"answers":{}} x',
    '\ud800',
    '\0',
  ];
  for (const each of hostile) refusal(() => career.score(each));
  for (const each of hostile) refusal(() => career.verify(each));
  for (const each of hostile) refusal(() => career.shareCode(each));
  assert.equal(career.scoreJson(golden), career.scoreJson(JSON.parse(golden)));
});

test("a browser's result is what its answers give", () => {
  const received = JSON.parse(career.scoreJson(golden));
  assert.deepEqual(career.verify(received), { agrees: true, differences: [], own: received });
  assert.equal(career.verify(JSON.stringify(received, null, 2)).agrees, true);
  assert.equal(career.verify(`\ufeff${JSON.stringify(received)}`).agrees, true);
  // Only the browser knows the response times.
  assert.equal(career.verify({ ...received, quality: [...received.quality, 'fast'] }).agrees, true);
  const times = { attempt: 'abc', began: '2026-12-01T09:30:00Z', ended: null, response_times_ms: { t1: 5 } };
  assert.equal(career.verify({ ...received, ...times }).agrees, true);
});

test('a result from before its certainty was in words is still what its answers give', () => {
  const { certainty, ...rest } = career.score(golden);
  const [then, other] = certainty === 'very_likely' ? ['clear', 'lean'] : ['lean', 'clear'];
  assert.deepEqual(career.verify({ ...rest, certainty: then }).differences, []);
  assert.deepEqual(career.verify({ ...rest, certainty: then, words: 'likely' }).differences, []);
  assert.deepEqual(career.verify({ ...rest, certainty: other }).differences, ['/certainty']);
});

test('what was made up in a result is named', () => {
  const own = career.score(golden);
  const made = structuredClone(own);
  made.outcome = 'management';
  made.scales[1].theta = 3;
  made.quality = ['contradictory'];
  made['a/b~c'] = { extra: 1 };
  delete made.certainty;
  const { agrees, differences, own: scored } = career.verify(made);
  assert.equal(agrees, false);
  assert.deepEqual([...differences].sort(), ['/a~1b~0c', '/certainty', '/outcome', '/quality/0', '/scales/1/theta']);
  assert.deepEqual(scored, own);
  assert.deepEqual(
    career.verify(JSON.parse('{"answers":{},"__proto__":{"form":"full"}}')).differences.includes('/__proto__'),
    true,
  );
  assert.equal(
    refusal(() => career.verify({ ...own, assessment: { id: 'big-five', version: '1' } })).diagnostics[0].rule,
    'other-assessment',
  );
  assert.deepEqual(career.verify({ ...own, assessment: { ...own.assessment, version: '0.0.1' } }).differences, [
    '/assessment/version',
  ]);
});

test("a browser's share code is what answers give, or says where it is not", async () => {
  const code = career.shareCode(golden);
  assert.deepEqual(career.verifyCode(code, golden), { agrees: true, differences: [], own: career.score(golden) });
  const { agrees, differences } = career.verifyCode(code, { answers: { ...JSON.parse(golden).answers, t1: 0 } });
  assert.equal(agrees, false);
  assert.ok(differences.includes('/scales/0/theta') && !differences.includes('/scales/1/theta'));
  assert.equal(career.verifyCode(await answersCode(careerText, answersOf), { answers: answersOf }).agrees, true);
});

test('an assessment that was disposed of says so, and the others go on', async () => {
  const other = await loadAssessment(bigFive);
  other.dispose();
  other.dispose();
  assert.throws(() => other.score({ answers: {} }), { name: 'Error', message: /disposed/ });
  assert.equal(career.scoreJson(golden), career.scoreJson(golden));
});

test('loading and disposing of assessments a thousand times takes no more memory than ten times', () => {
  const printed = consumer.node(`
    import { loadAssessment } from 'twotrack/score';
    import careerTrack from 'twotrack/career-track.json' with { type: 'json' };
    const { Memory } = WebAssembly;
    let memory;
    const instantiate = WebAssembly.instantiate;
    WebAssembly.instantiate = async (...given) => {
      const made = await instantiate(...given);
      memory = made.instance.exports.memory;
      return made;
    };
    const text = JSON.stringify(careerTrack);
    const sizes = [];
    for (let times = 1; times <= 1000; ++times) {
      const assessment = await loadAssessment(text);
      assessment.score({ answers: { t1: 1 } });
      assessment.dispose();
      if (times === 10 || times === 1000) sizes.push(memory.buffer.byteLength);
    }
    console.log(JSON.stringify(sizes));`);
  const [ten, thousand] = JSON.parse(printed);
  assert.equal(thousand, ten);
});

test('a module that cannot be had is told, and the next call tries again', () => {
  const printed = consumer.node(`
    import { loadAssessment } from 'twotrack/score';
    import careerTrack from 'twotrack/career-track.json' with { type: 'json' };
    const { instantiate } = WebAssembly;
    WebAssembly.instantiate = () => Promise.reject(new Error('no memory'));
    const why = await loadAssessment(careerTrack).catch((error) => error.message);
    WebAssembly.instantiate = instantiate;
    console.log(why, (await loadAssessment(careerTrack)).id);`);
  assert.equal(printed, 'no memory career-track\n');
});

test('a server that imports the element runs none of it, however often', () => {
  const printed = consumer.node(`
    const touched = [];
    for (const name of ['window', 'document', 'self', 'location', 'localStorage', 'matchMedia'])
      Object.defineProperty(globalThis, name, { configurable: true, get() { touched.push(name); } });
    const before = new Set(Reflect.ownKeys(globalThis));
    const absent = [typeof HTMLElement, typeof customElements];
    const { TwoTrackElement } = await import('twotrack');
    const again = await import('twotrack');
    const copy = await import(import.meta.resolve('twotrack') + '?copy');
    console.log(JSON.stringify([absent, touched, typeof TwoTrackElement, again.TwoTrackElement === TwoTrackElement, typeof copy.TwoTrackElement,
      Reflect.ownKeys(globalThis).filter((key) => !before.has(key))]));`);
  assert.deepEqual(JSON.parse(printed), [['undefined', 'undefined'], [], 'function', true, 'function', []]);
});

test('the manifest for editors names the attributes that the element observes', async () => {
  const { TwoTrackElement } = await import(pathToFileURL(consumer.path('node_modules/twotrack/twotrack.js')));
  const { modules } = JSON.parse(readFileSync(consumer.path('node_modules/twotrack/custom-elements.json'), 'utf8'));
  const [{ attributes, members }] = modules[0].declarations;
  assert.deepEqual(attributes.map(({ name }) => name).sort(), [...TwoTrackElement.observedAttributes].sort());
  for (const { name } of members) assert.ok(name in TwoTrackElement.prototype, name);
});

test('its version is the one of the sources', () => {
  assert.equal(JSON.parse(readFileSync(consumer.path('node_modules/twotrack/package.json'), 'utf8')).version, version);
});

/** The code of the answers that the widget's own session gives. */
async function answersCode(assessmentText, answers) {
  const { loadCore } = await import('../parity/core-module.mjs');
  const core = await loadCore();
  const info = core.createAssessment(Buffer.from(assessmentText));
  const session = core.createSession(info, 0);
  assert.ok(session.restore(JSON.stringify({ format_version: 1, assessment: info.id, answers }), 0));
  return session.shareCode('answers');
}

/** Bytes with the checksum of core/session/checked_text.cpp. */
function encodeChecked(context, bytes) {
  let remainder = 0xffffffff;
  for (const byte of [...Buffer.from(context), ...bytes]) {
    remainder ^= byte;
    for (let bit = 0; bit < 8; ++bit) remainder = (remainder >>> 1) ^ (remainder & 1 ? 0xedb88320 : 0);
  }
  const check = Buffer.alloc(4);
  check.writeUInt32BE(~remainder >>> 0);
  return Buffer.concat([Buffer.from(bytes), check]).toString('base64url');
}
