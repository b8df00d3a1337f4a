// A project that has installed the npm package, in its own folder outside the sources.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { twotrack } from '../native/support/programs.mjs';

export const root = fileURLToPath(new URL('../../', import.meta.url));
export const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
const tarball = `${root}build/twotrack-${version}.tgz`;

/**
 * Installs the package as npm does, once for each packed version. Every consumer starts as a copy of it.
 * @returns the folder
 */
function installed() {
  const all = `${root}build/package-consumer`;
  const hash = createHash('sha256').update(readFileSync(tarball)).digest('hex');
  const folder = join(all, hash);
  if (existsSync(folder)) return folder;
  // Two tests may install it at once. The first to finish renames its folder to the final name.
  mkdirSync(all, { recursive: true });
  const coming = mkdtempSync(join(all, 'coming-'));
  writeFileSync(join(coming, 'package.json'), JSON.stringify({ name: 'consumer', private: true, type: 'module' }));
  run('npm', ['install', '--offline', '--no-audit', '--no-fund', '--loglevel=error', tarball], coming);
  try {
    renameSync(coming, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    rmSync(coming, { recursive: true });
  }
  for (const name of readdirSync(all))
    if (name !== hash && !name.startsWith('coming-')) rmSync(join(all, name), { recursive: true, force: true });
  return folder;
}

/** Runs a program in a folder to its end. @returns its output; @throws if it fails */
function run(program, args, folder, expected = 0) {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 26 });
  assert.equal(status, expected, `${program} ${args.join(' ')}\n${stdout}${stderr}`);
  return stdout;
}

export class Consumer {
  folder = mkdtempSync(join(tmpdir(), 'twotrack-consumer-'));

  /** @param links packages to link beside it, from those installed here */
  constructor(links = []) {
    cpSync(installed(), this.folder, { recursive: true });
    for (const name of links) {
      mkdirSync(dirname(this.path(`node_modules/${name}`)), { recursive: true });
      symlinkSync(join(root, 'node_modules', name), this.path(`node_modules/${name}`));
    }
  }

  path(name) {
    return join(this.folder, name);
  }

  /** Writes a file: a string as it is, anything else as JSON. */
  file(name, content) {
    mkdirSync(dirname(this.path(name)), { recursive: true });
    writeFileSync(this.path(name), typeof content === 'string' ? content : JSON.stringify(content));
    return this.path(name);
  }

  /** Runs a program in the project to its end. @returns its output; @throws if it fails */
  run(program, args, expected = 0) {
    return run(program, args, this.folder, expected);
  }

  /** Runs a module in a fresh Node process. */
  node(source) {
    return this.run(process.execPath, ['--input-type=module', '--eval', source]);
  }

  /** Runs one of the tools installed here, by the name of its command. */
  tool(name, args, expected = 0) {
    return this.run(process.execPath, [join(root, 'node_modules/.bin', name), ...args], expected);
  }

  remove() {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The answers of the people with golden reports, as JSON texts, by name. */
export function goldenAnswers() {
  const folder = `${root}tests/golden/reports`;
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => [join(folder, name), readFileSync(join(folder, name), 'utf8')]);
}

/** The command line's result for a file of answers. */
export function commandLineResult(answersFile) {
  const { status, stdout, stderr } = spawnSync(
    twotrack,
    ['report', '--format', 'json', `${root}assessments/career-track.json`, answersFile],
    { encoding: 'utf8' },
  );
  assert.equal(status, 0, stderr);
  return stdout.replace(/\n$/, '');
}

/** Serves folders on this machine. @returns the address, and a function that stops the server */
export async function serve(...folders) {
  const server = spawn(process.execPath, [`${root}scripts/lib/serve.mjs`, '0', ...folders], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await new Promise((resolve, reject) => {
    server.stdout.once('data', (text) => resolve(/ready: (\S+)/.exec(String(text))[1]));
    server.once('exit', () => reject(new Error('the server has ended')));
  });
  return { address, close: () => server.kill() };
}
