// What stands in docs/authoring.md between fences, in its order. An author follows it by hand, tests and pictures by this.
//
//   ```json file=NAME               the whole file
//   ```json file=NAME into=POINTER  goes behind the elements of that list, or among the keys of that object (/ is the whole)
//   ```sh                           commands; what they print stands in the ```text behind it, else they print nothing
//   ```sh window                    a command that opens a window
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const tutorialFile = fileURLToPath(new URL('../../docs/authoring.md', import.meta.url));
export const tutorial = readFileSync(tutorialFile, 'utf8');

/** `step` is the number of the section that a block stands in; 0 before the first and behind the last. */
export const blocks = tutorial.split(/^(?=## )/m).flatMap((section) =>
    [...section.matchAll(/^```(\w+)(.*)\n([^]*?)^```$/gm)].map(([whole, language, info, content]) => ({
        whole, language, content, opensWindow: info.trim() === 'window', step: Number(section.match(/^## (\d+)\./)?.[1] ?? 0),
        file: info.match(/file=(\S+)/)?.[1], into: info.match(/into=(\S+)/)?.[1],
    })));

/** Writes or changes a block's file in a folder, and returns what is in it now. */
export function follow({ file, into, content }, folder) {
    const path = join(folder, file);
    let text = content;
    if (into) {
        const whole = JSON.parse(readFileSync(path, 'utf8'));
        const target = into.split('/').filter(Boolean).reduce((value, key) => value[key], whole);
        if (Array.isArray(target)) target.push(...JSON.parse(`[${content}]`));
        else Object.assign(target, JSON.parse(`{${content}}`));
        text = `${JSON.stringify(whole, null, 2)}\n`;
    }
    writeFileSync(path, text);
    return JSON.parse(text);
}
