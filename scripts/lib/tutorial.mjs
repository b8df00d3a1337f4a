// The fenced blocks of docs/authoring.md, in order. Authors follow them by hand; tests and pictures follow them with
// this module.
//
//   ```json file=NAME               the whole file
//   ```json file=NAME into=POINTER  appended to the list, or added to the object, at POINTER (/ is the whole)
//   ```sh                           commands; the next ```text block is their output, without one they print nothing
//   ```sh window                    a command that opens a window
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const tutorialFile = fileURLToPath(new URL('../../docs/authoring.md', import.meta.url));
export const tutorial = readFileSync(tutorialFile, 'utf8');

/** `step` is the number of the block's section; 0 before the first section and after the last. */
export const blocks = tutorial.split(/^(?=## )/m).flatMap((section) =>
  [...section.matchAll(/^```(\w+)(.*)\n([^]*?)^```$/gm)].map(([whole, language, info, content]) => ({
    whole,
    language,
    content,
    opensWindow: info.trim() === 'window',
    step: Number(section.match(/^## (\d+)\./)?.[1] ?? 0),
    file: info.match(/file=(\S+)/)?.[1],
    into: info.match(/into=(\S+)/)?.[1],
  })),
);

/** Writes or changes a block's file in a folder, and returns the file's new content. */
export function follow({ file, into, content }, folder) {
  const path = join(folder, file);
  let text = content;
  if (into) {
    const whole = JSON.parse(readFileSync(path, 'utf8'));
    const target = into
      .split('/')
      .filter(Boolean)
      .reduce((value, key) => value[key], whole);
    if (Array.isArray(target)) target.push(...JSON.parse(`[${content}]`));
    else Object.assign(target, JSON.parse(`{${content}}`));
    text = `${JSON.stringify(whole, null, 2)}\n`;
  }
  writeFileSync(path, text);
  return JSON.parse(text);
}
