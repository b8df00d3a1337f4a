// The messages of the scripts for bad input, and their behaviour on an unsuitable machine.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'twotrack-scripts-'));
after(() => rmSync(scratch, { recursive: true }));

const script = (name, ...words) => run(join(root, 'scripts', name), words);

function run(program, words, { path = process.env.PATH, cwd = root } = {}) {
  const { status, stdout, stderr } = spawnSync(program, words, {
    cwd,
    env: { ...process.env, PATH: path },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

/** A copy of the scripts without any set-up, and a folder of programs that come first on the PATH. */
function machine(name, programs) {
  const folder = join(scratch, name);
  const bin = join(folder, 'bin');
  mkdirSync(bin, { recursive: true });
  cpSync(join(root, 'scripts'), join(folder, 'scripts'), { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) cpSync(join(root, file), join(folder, file));
  for (const [program, text] of Object.entries(programs)) {
    writeFileSync(join(bin, program), `#!/bin/bash\n${text}\n`);
    chmodSync(join(bin, program), 0o755);
  }
  return {
    folder,
    setup: (...words) => run(join(folder, 'scripts/setup'), words, { cwd: folder, path: `${bin}:${process.env.PATH}` }),
  };
}

/** A machine on which no package is installed. */
const nothingInstalled = { 'dpkg-query': 'exit 1' };

for (const [name, word, options] of [
  ['test', '--al', ['--all', '--night']],
  ['check', '--fixx', ['--fix']],
  ['demo', '--prot', ['--port', '--no-serve']],
  ['fuzz', '--second', ['--seconds', '--known', '--keep']],
  ['setup', 'tests', ['demo', 'test', 'all']],
])
  test(`scripts/${name} ${word} names what it takes`, () => {
    const { status, stderr } = script(name, word);
    assert.equal(status, 1);
    assert.match(stderr, new RegExp(`^error: unknown \\w+ ${word}`));
    for (const option of options) assert.ok(stderr.includes(option), stderr);
  });

test('a fuzz target that does not exist is told before anything is built', () => {
  const { status, stderr } = script('fuzz', 'asessment');
  assert.equal(status, 1);
  assert.match(stderr, /^error: there is no target asessment: scripts\/fuzz --help names them\n$/);
});

for (const name of ['setup', 'test', 'check', 'demo', 'fuzz', 'screenshots'])
  test(`scripts/${name} --help says how it is used`, () => {
    const { status, stdout } = script(name, '--help');
    assert.equal(status, 0);
    assert.match(stdout, new RegExp(`^usage: scripts/${name} `));
  });

test('a port that is taken is told before the widget is built', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address();
  const { status, stderr } = script('demo', '--port', String(port));
  server.close();
  assert.equal(status, 1);
  assert.equal(stderr, `error: port ${port} is taken: choose another with --port\n`);
});

test('without root rights, one sentence says what they are needed for', () => {
  // A user without sudo: `id` says so, and there is no `sudo` on the PATH.
  const { folder } = machine('user', { ...nothingInstalled, id: 'echo 1000' });
  const tools = join(folder, 'tools');
  mkdirSync(tools);
  for (const tool of [
    'bash',
    'dirname',
    'readlink',
    'mkdir',
    'grep',
    'sed',
    'cat',
    'apt-get',
    'node',
    'npm',
    'sha256sum',
    'cut',
  ]) {
    const { stdout } = spawnSync('bash', ['-c', `command -v ${tool}`], { encoding: 'utf8' });
    symlinkSync(stdout.trim(), join(tools, tool));
  }
  const { status, stderr } = run('/bin/bash', [join(folder, 'scripts/setup'), 'demo'], {
    cwd: folder,
    path: `${folder}/bin:${tools}`,
  });
  assert.equal(status, 1);
  assert.match(
    stderr,
    /^error: root rights are needed for: apt-get install cmake .*\(run this as root, or install sudo\)\n$/,
  );
});

for (const [what, output, sentence] of [
  [
    'a full disk',
    "E: You don't have enough free space in /var/cache/apt/archives/.",
    /^error: the disk is full: \S+ are free here\. Make room and run the command again/m,
  ],
  [
    'a download that breaks off',
    'E: Failed to fetch http://mirror/pool/c.deb  Connection timed out',
    /^error: a download broke off\. Check the network and run the command again/m,
  ],
  [
    'another program that installs',
    'E: Could not get lock /var/lib/dpkg/lock-frontend',
    /^error: another program is installing packages\./m,
  ],
])
  test(`${what} is told in a sentence`, () => {
    const { setup } = machine(what.replaceAll(' ', '-'), {
      ...nothingInstalled,
      id: 'echo 0',
      'apt-get': `case "$*" in *assume-no*) echo 'Need to get 12.3 MB of archives.' ;; *" install"*) echo "${output}" >&2; exit 100 ;; esac`,
    });
    const { status, stderr } = setup('demo');
    assert.equal(status, 1);
    assert.match(stderr, sentence);
    // Each download is announced with its size before it begins.
    assert.match(stderr, /installing Debian packages, 12\.3 MB to download: cmake ninja-build/);
  });

/** apt-get for a suite with this version of a source package. */
const suiteWith = (version) => `case "$*" in
  *indextargets*) echo 'Debian trixie mirror' ;;
  *" source "*) mkdir -p t/lib-1 && echo "${version}" > t/lib-1/version && tar -cJf lib_${version.split('-')[0]}.orig.tar.xz -C t lib-1 && touch "lib_${version}.dsc" ;;
esac`;

for (const [what, version, notice] of [
  ['the pinned version is taken without a word', '1.92.2b+ds-1', ''],
  [
    'a suite that has moved on: the next version is taken with a notice',
    '1.93.0+ds-1',
    'notice: lib 1.92.2b is pinned, but forky has 1.93.0+ds-1 now, which is taken. If the tests pass with it, raise the pin in scripts/setup.\n',
  ],
])
  test(what, () => {
    const { folder } = machine(`suite-${version}`, { 'apt-get': suiteWith(version) });
    const { status, stderr } = run(
      join(folder, 'scripts/lib/debian-source'),
      ['lib', 'forky', '1.92.2b', join(folder, 'lib')],
      { path: `${folder}/bin:${process.env.PATH}` },
    );
    assert.equal(status, 0, stderr);
    assert.equal(stderr, notice);
    assert.equal(readFileSync(join(folder, 'lib/version'), 'utf8'), `${version}\n`);
  });

test('a second set-up goes on where the first stopped', () => {
  const { folder, setup } = machine('second', {
    'dpkg-query': 'echo installed',
    'apt-get': `${suiteWith('1.92.2b+ds-1').replaceAll('lib_', 'imgui_').replace('*" source "*)', '*" source "*) echo source >> "$LOG";')}`,
    npm: 'echo npm >> "$LOG"; [ -e "$LOG.network" ] || { echo "npm error code ENOTFOUND" >&2; exit 1; }; mkdir -p .deps/npm/node_modules',
  });
  process.env.LOG = join(folder, 'log');
  // Emscripten is already there, Dear ImGui can be downloaded, and the npm packages cannot at first.
  mkdirSync(join(folder, '.deps/emscripten'), { recursive: true });
  writeFileSync(join(folder, '.deps/emscripten/.stamp'), '3.1.69\n');
  const first = setup('demo');
  assert.equal(first.status, 1);
  assert.match(first.stderr, /^error: a download broke off\./m);
  writeFileSync(join(folder, 'log.network'), '');
  const second = setup('demo');
  assert.equal(second.status, 0, second.stderr);
  assert.deepEqual(readFileSync(join(folder, 'log'), 'utf8').split('\n').filter(Boolean), ['source', 'npm', 'npm']);
  assert.ok(existsSync(join(folder, 'node_modules')));
  assert.equal(setup('demo').stderr, '', 'nothing is left to do');
  delete process.env.LOG;
});

test('a known input that breaks fails scripts/fuzz, also when its target is the last to end', () => {
  const { folder } = machine('fuzz', { cmake: 'exit 0' });
  writeFileSync(join(folder, 'scripts/setup'), '#!/bin/bash\n');
  for (const [target, text] of [
    ['condition', 'sleep 0.2'],
    ['share_code', 'sleep 0.4; exit 77'],
  ]) {
    for (const place of ['tests/fuzz', `tests/fuzz/corpus/${target}`, 'build/dev/fuzz'])
      mkdirSync(join(folder, place), { recursive: true });
    writeFileSync(join(folder, `tests/fuzz/${target}.cpp`), '');
    writeFileSync(join(folder, `build/dev/fuzz/${target}`), `#!/bin/bash\n${text}\n`);
    chmodSync(join(folder, `build/dev/fuzz/${target}`), 0o755);
  }
  const fuzz = (...words) =>
    run(join(folder, 'scripts/fuzz'), ['--known', ...words], {
      cwd: folder,
      path: `${folder}/bin:${process.env.PATH}`,
    });
  for (const targets of [['share_code'], ['condition', 'share_code'], ['share_code', 'condition']]) {
    const { status, stderr } = fuzz(...targets);
    assert.equal(status, 1, stderr);
    assert.match(stderr, /^error: a known input breaks: share_code$/m);
  }
  assert.equal(fuzz('condition').status, 0);
});
