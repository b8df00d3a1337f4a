// The programs under test, and files for them.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));
/** The folder of the programs: TWOTRACK_BIN, otherwise that of the latest build. */
export const bin = process.env.TWOTRACK_BIN ?? latestBuild();

function latestBuild() {
  const builtAt = (folder) => statSync(join(folder, 'twotrack'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const folders = ['build/native/bin', 'build/dev/bin'].map((each) => join(root, each));
  return folders.sort((a, b) => builtAt(b) - builtAt(a))[0];
}

export const twotrack = join(bin, 'twotrack');
export const twotrackTranslate = join(bin, 'twotrack-translate');
export const twotrackDesktop = join(bin, 'twotrack-desktop');
export const careerTrack = join(root, 'assessments/career-track.json');
export const german = join(root, 'assessments/career-track.de.json');
export const schemaFile = join(root, 'assessments/assessment.schema.json');
export const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));
export const assessment = readJson(careerTrack);

/**
 * The time limit of a program. It is long, because a slow machine is not a failure: a program that does not hang needs
 * a fraction of it.
 */
export const patience_ms = 240_000;

/** Runs the command line, which must end by itself. */
export function runTwotrack(args, input = '', timeout = patience_ms) {
  const { status, signal, stdout, stderr } = spawnSync(twotrack, args, {
    input,
    encoding: 'utf8',
    timeout,
    maxBuffer: 1 << 28,
  });
  assert.equal(signal, null, `ended by ${signal}: ${stderr}`);
  return { status, stdout, stderr };
}

/** A temporary folder for a test. */
export class Scratch {
  folder = mkdtempSync(join(tmpdir(), 'twotrack-test-'));

  /** Writes a file: a string as it is, anything else as JSON. Returns its path. */
  file(name, content) {
    const path = join(this.folder, name);
    writeFileSync(
      path,
      typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content, null, 2),
    );
    return path;
  }
  /** A file of zeros that takes no space on the disk. */
  sparseFile(name, size) {
    const path = this.file(name, '');
    truncateSync(path, size);
    return path;
  }
  /** The career track, changed by `alter`. */
  alteredAssessment(name, alter) {
    const copy = structuredClone(assessment);
    alter(copy);
    return this.file(name, copy);
  }
  remove() {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
