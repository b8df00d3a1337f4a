// Follows docs/authoring.md step by step: writes and changes its files, runs its commands and compares their output
// with the text below them. To write the current output into the document: TWOTRACK_RECORD=1 node --test
// tests/native/cli/authoring.test.mjs
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, describe, test } from 'node:test';
import Ajv2020 from 'ajv/dist/2020.js';
import { blocks, follow, tutorial, tutorialFile } from '../../../scripts/lib/tutorial.mjs';
import { Scratch, patience_ms, readJson, schemaFile, twotrack } from '../support/programs.mjs';

const scratch = new Scratch();
after(() => scratch.remove());
copyFileSync(schemaFile, join(scratch.folder, 'assessment.schema.json'));
const validate = new Ajv2020().compile(readJson(schemaFile));

/** What a terminal would show for the commands. */
function shown(commands) {
  const { signal, stdout } = spawnSync('bash', ['-c', `exec 2>&1\n${commands}`], {
    cwd: scratch.folder,
    encoding: 'utf8',
    timeout: patience_ms,
    env: { ...process.env, PATH: `${dirname(twotrack)}:${process.env.PATH}` },
  });
  assert.equal(signal, null, commands);
  return stdout;
}

let recorded = tutorial;
describe('docs/authoring.md', () => {
  for (const block of blocks) {
    if (block.language === 'json')
      test(`has what the schema accepts: ${block.file}, ${block.into ? `with more in ${block.into}` : 'the whole'}`, () => {
        const value = follow(block, scratch.folder);
        if (block.file === 'quiz.json') assert.ok(validate(value), JSON.stringify(validate.errors));
      });
    if (block.language === 'sh' && !block.opensWindow)
      test(`shows what this prints: ${block.content.split('\n')[0]}`, () => {
        const next = blocks[blocks.indexOf(block) + 1];
        const printed = shown(block.content);
        if (process.env.TWOTRACK_RECORD && next?.language === 'text')
          recorded = recorded.replace(
            `${block.whole}\n\n${next.whole}`,
            () => `${block.whole}\n\n\`\`\`text\n${printed}\`\`\``,
          );
        else assert.equal(printed, next?.language === 'text' ? next.content : '');
      });
  }

  test('has no block that is neither a file, an edit, a command nor what it prints', () => {
    for (const [index, { whole, language, file }] of blocks.entries())
      if (language === 'json') assert.ok(file, whole);
      else if (language === 'text') assert.equal(blocks[index - 1].language, 'sh', whole);
      else assert.ok(['sh', 'html'].includes(language), whole);
  });

  test('links to what is there', () => {
    const anchors = (text) =>
      [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
        heading
          .toLowerCase()
          .replace(/[^\w\- ]/g, '')
          .replaceAll(' ', '-'),
      );
    for (const [, file, anchor] of tutorial.matchAll(/\]\(([^)#]*)#?([^)]*)\)/g)) {
      const path = file ? join(dirname(tutorialFile), file) : tutorialFile;
      assert.ok(existsSync(path), path);
      if (anchor) assert.ok(anchors(readFileSync(path, 'utf8')).includes(anchor), `${file}#${anchor}`);
    }
  });

  after(() => {
    if (process.env.TWOTRACK_RECORD) writeFileSync(tutorialFile, recorded);
  });
});
