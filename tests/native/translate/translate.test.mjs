// `twotrack translate` from outside: from an assessment's texts to a PO file and back.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { after, describe, test } from 'node:test';
import Ajv2020 from 'ajv/dist/2020.js';
import { Scratch, careerTrack, german, runTwotrack, schemaFile, twotrack } from '../support/programs.mjs';

const scratch = new Scratch();
after(() => scratch.remove());

const run = (...args) => runTwotrack(args);
const translate = (...args) => run('translate', ...args);
const content = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** The German catalogue, and the result of merging it after a change. */
const catalogue = translate('extract', careerTrack, german);
function mergeWith(from, to, ...options) {
  assert.ok(catalogue.stdout.includes(from), from);
  const file = scratch.file(
    'changed.po',
    catalogue.stdout.replace(from, () => to),
  );
  const { status, stdout, stderr } = translate('merge', careerTrack, file, ...options);
  const line = 2 + readFileSync(file, 'utf8').split('\n').indexOf('msgid "What pulls you"'); // of its msgstr
  return { status, merged: stdout && JSON.parse(stdout), stderr: stderr.replaceAll(file, 'de.po'), line };
}
const pullName = '"/sections/pull/name"\nmsgid "What pulls you"\nmsgstr "Was dich zieht"';

describe('twotrack translate extract', () => {
  test('has each text with its name, kind, place and translation', () => {
    assert.equal(catalogue.status, 0, catalogue.stderr);
    assert.equal(catalogue.stderr, '');
    const line =
      1 +
      readFileSync(careerTrack, 'utf8')
        .split('\n')
        .findIndex((text) => text.includes('"What pulls you"'));
    assert.ok(catalogue.stdout.includes(`\n#. name\n#: ${careerTrack}:${line}\nmsgctxt ${pullName}\n`));
    assert.ok(catalogue.stdout.includes('\n#. word of the interface; keep {count}\nmsgctxt "/interface/keys_hint"\n'));
    for (const field of [
      'Project-Id-Version: career-track 0.2.0',
      'Language: de',
      'Content-Type: text/plain; charset=UTF-8',
    ])
      assert.ok(catalogue.stdout.includes(`"${field}\\n"\n`), field);
  });

  test('is a template without a translation: the same texts, none translated', () => {
    const { status, stdout } = translate('extract', careerTrack);
    assert.equal(status, 0);
    const contexts = (text) => text.match(/^msgctxt .+$/gm);
    assert.deepEqual(contexts(stdout), contexts(catalogue.stdout));
    assert.equal(stdout.match(/^msgstr ""\n(?!")/gm).length, contexts(stdout).length);
    assert.ok(stdout.includes('"Language: \\n"\n'));
  });

  test('takes what reads as in the original for untranslated', () => {
    const { stdout } = translate(
      'extract',
      careerTrack,
      scratch.alteredAssessment('copy.json', (it) => (it.language = 'fr')),
    );
    assert.ok(stdout.includes('msgid "What pulls you"\nmsgstr ""\n'));
  });

  test('refuses a translation of another assessment', () => {
    const other = scratch.alteredAssessment('other.json', (it) => (it.id = 'other'));
    const { status, stdout, stderr } = translate('extract', careerTrack, other);
    assert.equal(status, 2);
    assert.equal(stdout, '');
    assert.match(stderr, /other\.json: error: .+"other".+"career-track"/);
  });
});

describe('twotrack translate merge', () => {
  test('gives back the German career track, which passes as a translation', () => {
    const po = scratch.file('de.po', catalogue.stdout);
    const { status, stdout, stderr } = translate('merge', careerTrack, po);
    assert.equal(status, 0, stderr);
    assert.equal(stderr, '');
    assert.deepEqual(JSON.parse(stdout), content(german));
    const merged = scratch.file('merged.json', stdout);
    assert.deepEqual(run('check', careerTrack, merged), { status: 0, stdout: '', stderr: '' });
  });

  test('reads the PO file from standard input', () => {
    const result = spawnSync(twotrack, ['translate', 'merge', careerTrack, '-'], {
      encoding: 'utf8',
      input: catalogue.stdout,
    });
    assert.equal(result.status, 0, result.stderr);
    assert.deepEqual(JSON.parse(result.stdout), content(german));
  });

  test('keeps what is no text, annotations and order and all', () => {
    const { merged } = mergeWith('"Language: de\\n"', '"Language: pt_BR\\n"');
    assert.equal(merged.language, 'pt-BR');
    assert.equal(merged.$schema, 'assessment.schema.json');
    assert.deepEqual(Object.keys(merged), [...Object.keys(content(careerTrack)), 'interface']);
  });

  test('names a text that is not translated, and leaves it as in the original', () => {
    const { status, merged, stderr, line } = mergeWith(pullName, pullName.replace('Was dich zieht', ''));
    assert.equal(status, 1);
    assert.equal(merged.sections[0].name, 'What pulls you');
    assert.match(stderr, new RegExp(`^de\\.po:${line}:1: warning: .+ \\[missing-translation\\]\n$`));
  });

  test('names a text without an entry at its place in the original', () => {
    const { status, stderr } = mergeWith(`msgctxt ${pullName}\n`, '');
    assert.equal(status, 1);
    assert.match(stderr, /^\/.+career-track\.json:28:1: warning: "What pulls you" .+ \[missing-translation\]\n$/);
  });

  test('does not use a fuzzy translation', () => {
    const { status, merged, stderr } = mergeWith(`msgctxt ${pullName}`, `#, fuzzy\nmsgctxt ${pullName}`);
    assert.equal(status, 1);
    assert.equal(merged.sections[0].name, 'What pulls you');
    assert.match(stderr, /^de\.po:\d+:1: warning: .+ \[fuzzy-translation\]\n$/);
  });

  test('uses a translation of an earlier text only with --allow-stale', () => {
    const stale = pullName.replace('What pulls you', 'What drew you');
    for (const [options, name] of [
      [[], 'What pulls you'],
      [['--allow-stale'], 'Was dich zieht'],
    ]) {
      const { status, merged, stderr } = mergeWith(pullName, stale, ...options);
      assert.equal(status, 1);
      assert.equal(merged.sections[0].name, name);
      assert.match(
        stderr,
        /^de\.po:\d+:1: warning: The original reads "What pulls you" now.+ \[stale-translation\]\n$/,
      );
    }
  });

  test('names an entry that the original does not have', () => {
    const { status, merged, stderr } = mergeWith(
      `msgctxt ${pullName}`,
      `msgctxt "/gone"\nmsgid "Gone"\nmsgstr "Weg"\n\nmsgctxt ${pullName}`,
    );
    assert.equal(status, 1);
    assert.deepEqual(merged, content(german));
    assert.match(stderr, /^de\.po:\d+:1: warning: .+"\/gone".+ \[unknown-entry\]\n$/);
  });

  test('names a placeholder that got lost and one that came in', () => {
    const { status, merged, stderr } = mergeWith('Tasten 1–{count} antworten', 'Tasten 1–{anzahl} antworten');
    assert.equal(status, 1);
    assert.equal(merged.interface.keys_hint, 'Tasten 1–{anzahl} antworten');
    assert.match(
      stderr,
      /^de\.po:\d+:1: .+ \{count\} .+ \[lost-placeholder\]\nde\.po:\d+:1: .+ \{anzahl\}.+ \[invented-placeholder\]\n$/,
    );
  });

  test('writes nothing where a file is wrong, and says where', () => {
    const broken = mergeWith(`msgctxt ${pullName}`, `msgctxt ${pullName.slice(0, -1)}`);
    assert.deepEqual([broken.status, broken.merged], [2, '']);
    assert.match(
      broken.stderr,
      new RegExp(`^de\\.po:${broken.line + 1}:1: error: end-of-line within string\\. \\[po-syntax\\]\n`),
    );
    const latin = mergeWith('charset=UTF-8', 'charset=ISO-8859-1');
    assert.deepEqual([latin.status, latin.merged], [2, '']);
    assert.match(latin.stderr, /^de\.po:1:1: error: .+"ISO-8859-1".+ \[po-charset\]\n$/);
    const po = scratch.file('de.po', catalogue.stdout);
    for (const [files, message] of [
      [[careerTrack, '/nowhere/de.po'], '/nowhere/de.po: error: No such file or directory\n'],
      [['/nowhere/a.json', po], '/nowhere/a.json: error: No such file or directory\n'],
      [
        [careerTrack, scratch.sparseFile('large.po', 2 ** 25 + 1)],
        `${scratch.folder}/large.po: error: The file is larger than 32 MiB.\n`,
      ],
    ])
      assert.deepEqual(translate('merge', ...files), { status: 2, stdout: '', stderr: message });
    const faulty = translate(
      'merge',
      scratch.alteredAssessment('faulty.json', (it) => delete it.title),
      po,
    );
    assert.equal(faulty.status, 2);
    assert.equal(faulty.stdout, '');
    assert.match(faulty.stderr, /faulty\.json:\d+:\d+: error: .+ \[missing-key\]\n$/);
  });
});

describe('twotrack translate pseudo', () => {
  const { status, stdout, stderr } = translate('pseudo', careerTrack);

  test('is a translation in which every text is longer and in brackets', () => {
    assert.equal(status, 0, stderr);
    const file = scratch.file('pseudo.json', stdout);
    assert.deepEqual(
      run('check', careerTrack, file).stdout.match(/\[(translation-differs|untranslated|missing-word)\]/),
      null,
    );
    const pseudo = JSON.parse(stdout);
    assert.equal(pseudo.language, 'en-XA');
    assert.doesNotThrow(() => new Intl.Locale(pseudo.language));
    const validate = new Ajv2020().compile(content(schemaFile));
    assert.ok(validate(pseudo), JSON.stringify(validate.errors));
    const title = content(careerTrack).title;
    assert.match(pseudo.title, /^\[.+\]$/);
    assert.ok(pseudo.title.length > 1.2 * title.length);
    assert.match(pseudo.interface.progress, /\{current\} .+ \{total\} .+ \{minutes\} /);
  });

  test('has reports', () => {
    const result = run('report', scratch.file('pseudo.json', stdout), scratch.file('answers.json', { answers: {} }));
    assert.equal(result.status, 0, result.stderr);
    assert.match(result.stdout, /\[[^\]]*é[^\]]*\]/);
  });
});

test('twotrack translate explains itself and refuses a wrong command line', () => {
  for (const step of ['extract', 'merge', 'pseudo']) {
    const help = translate(step, '--help');
    assert.equal(help.status, 0);
    assert.match(help.stdout, new RegExp(`Usage: twotrack translate ${step} `));
    assert.match(help.stdout, /Exit codes: 0 /);
  }
  for (const args of [[], ['merge', careerTrack], ['extract'], ['pseudo', careerTrack, '--frobnicate']]) {
    const { status, stdout, stderr } = translate(...args);
    assert.equal(status, 2, `${args}`);
    assert.equal(stdout, '', `${args}`);
    assert.match(stderr, /^twotrack translate: error: .+\nTry: twotrack translate --help\n$/, `${args}`);
  }
});
