// Uses the result of `cmake --install` as another project does: from another place and without the sources.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const build = process.env.TWOTRACK_BUILD ?? `${root}build/native`;
const scratch = mkdtempSync(join(tmpdir(), 'twotrack-install-'));
const answers = `${root}tests/golden/reports/technical-clear-with-a-ladder.json`;
let prefix = join(scratch, 'first/prefix');

/** Runs a program to its end, outside the sources. @returns its output; @throws if it fails */
function run(program, ...args) {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd: scratch,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  assert.equal(status, 0, `${program} ${args.join(' ')}\n${error ?? ''}${stdout}${stderr}`);
  return stdout;
}

const installed = () =>
  readdirSync(prefix, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath ?? each.path, each.name));

/** Configures, builds and runs the consumer with the prefix. @returns its output */
function buildConsumer(name) {
  const folder = join(scratch, name);
  run('cmake', '-S', `${root}tests/install/consumer`, '-B', folder, '-G', 'Ninja', `-DCMAKE_PREFIX_PATH=${prefix}`);
  run('cmake', '--build', folder);
  return run(join(folder, 'consumer'), join(prefix, 'share/twotrack/career-track.json'), answers);
}

before(() => run('cmake', '--install', build, '--prefix', prefix));
after(() => rmSync(scratch, { recursive: true, force: true }));

test('the programs, the assessments and their schema, the library, its headers and its package are there', () => {
  const files = installed().map((path) => path.slice(prefix.length + 1));
  const assessments = readdirSync(`${root}assessments`).map((name) => `share/twotrack/${name}`);
  for (const name of [
    'bin/twotrack',
    'bin/twotrack-desktop',
    'bin/twotrack-translate',
    ...assessments,
    'include/twotrack/core/scoring/score.hpp',
  ])
    assert.ok(files.includes(name), name);
  for (const pattern of [
    /^lib.*\/libtwotrack_core\.a$/,
    /^lib.*\/cmake\/Twotrack\/TwotrackConfig\.cmake$/,
    /\/LICENSE$/,
  ])
    assert.ok(
      files.some((name) => pattern.test(name)),
      String(pattern),
    );
  assert.deepEqual(
    files.filter((name) => !/^(bin|lib|include\/twotrack\/core|share\/(twotrack|doc\/Twotrack))\//.test(name)),
    [],
    'nothing else',
  );
});

test('nothing that is installed knows the sources, the build or the prefix', () => {
  for (const path of installed()) {
    const bytes = readFileSync(path);
    for (const folder of [root, build, scratch]) assert.ok(!bytes.includes(folder), `${path} names ${folder}`);
  }
});

test('the exported target demands no other, no warnings and no dialect of the build', () => {
  const targets = installed()
    .filter((path) => /TwotrackTargets[^/]*\.cmake$/.test(path))
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
  assert.match(targets, /INTERFACE_COMPILE_FEATURES "cxx_std_23"/);
  // CMake 3.25 leaves an empty expression for each target that it does not export.
  assert.doesNotMatch(
    targets.replaceAll('\\$<LINK_ONLY:>', ''),
    /INTERFACE_LINK_LIBRARIES "[^"]*[^";]|INTERFACE_COMPILE_OPTIONS|INTERFACE_LINK_OPTIONS|rapidjson|twotrack_options/i,
  );
});

test('another project finds the core and scores with it as the program does, before the prefix is moved and after', () => {
  const wanted = run(
    `${build}/bin/twotrack`,
    'report',
    '--format',
    'json',
    `${root}assessments/career-track.json`,
    answers,
  );
  assert.equal(buildConsumer('before'), wanted);
  const moved = join(scratch, 'second');
  renameSync(join(scratch, 'first'), moved);
  prefix = join(moved, 'prefix');
  assert.equal(buildConsumer('after'), wanted);
});

test('a project that asks for another version is refused', () => {
  const folder = join(scratch, 'other');
  mkdirSync(folder);
  for (const [version, found] of [
    ['0.1', true],
    ['0.2', false],
    ['1.0', false],
  ]) {
    writeFileSync(
      join(folder, 'CMakeLists.txt'),
      `cmake_minimum_required(VERSION 3.25)\nproject(Other LANGUAGES NONE)\nfind_package(Twotrack ${version} QUIET)\nmessage(STATUS "found: \${Twotrack_FOUND}")\n`,
    );
    assert.match(
      run('cmake', '-S', folder, '-B', join(folder, version), `-DCMAKE_PREFIX_PATH=${prefix}`),
      found ? /found: 1/ : /found: 0/,
      version,
    );
  }
});

test('the installed programs work where they lie, with what was installed beside them', () => {
  const data = join(prefix, 'share/twotrack');
  assert.match(run(join(prefix, 'bin/twotrack'), '--version'), /^twotrack \d/);
  assert.match(run(join(prefix, 'bin/twotrack'), 'report', join(data, 'career-track.json'), answers), /technical/i);
  // twotrack runs its sibling program.
  assert.match(run(join(prefix, 'bin/twotrack'), 'translate', 'extract', join(data, 'next-project.json')), /^msgid/m);

  // Finds its own assessment, although another one is where a build would have it.
  mkdirSync(join(prefix, '../../assessments'));
  writeFileSync(join(prefix, '../../assessments/career-track.json'), '{}');
  const pictures = [[], [join(data, 'career-track.json')]].map((assessment, index) => {
    run(join(prefix, 'bin/twotrack-desktop'), ...assessment, '--screenshot', join(scratch, `${index}.png`));
    return readFileSync(join(scratch, `${index}.png`));
  });
  assert.ok(pictures[0].equals(pictures[1]));
});

test('each component is installed alone', () => {
  const alone = (component) => {
    const folder = join(scratch, component);
    run('cmake', '--install', build, '--prefix', folder, '--component', component);
    return readdirSync(folder).sort();
  };
  assert.deepEqual(alone('programs'), ['bin', 'share']);
  assert.deepEqual(alone('core'), ['include', 'lib']);
});
