// The types of the installed package, as the compilers of its users see them.
import assert from 'node:assert/strict';
import { cpSync, readFileSync, readdirSync } from 'node:fs';
import { after, test } from 'node:test';
import { publint } from 'publint';
import { Consumer, root } from './consumer.mjs';

const consumer = new Consumer(['@types', 'react', 'react-dom', 'csstype', 'vue', '@vue', 'vite', '@vitejs']);
after(() => consumer.remove());

const readme = readFileSync(consumer.path('node_modules/twotrack/README.md'), 'utf8');
/** The README's code in a language. */
const snippet = (language) => new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 's').exec(readme)[1];

// One of the compilers also checks the package's declarations themselves.
const options = {
  target: 'ES2022',
  lib: ['ES2023', 'DOM', 'DOM.Iterable'],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedSideEffectImports: true,
  resolveJsonModule: true,
  types: [],
  noEmit: true,
};
const resolutions = {
  bundler: { module: 'ESNext', moduleResolution: 'bundler', skipLibCheck: false },
  nodenext: { module: 'nodenext', moduleResolution: 'nodenext', skipLibCheck: true },
};

test('publint finds nothing', async () => {
  const { messages } = await publint({ pkgDir: consumer.path('node_modules/twotrack'), strict: true });
  assert.deepEqual(messages, []);
});

test('each entry that is exported is there, and each declaration that is public says what it is', () => {
  const { exports } = JSON.parse(readFileSync(consumer.path('node_modules/twotrack/package.json'), 'utf8'));
  const targets = Object.values(exports).flatMap((target) =>
    typeof target === 'string' ? [target] : Object.values(target),
  );
  for (const target of targets)
    assert.ok(readFileSync(consumer.path(`node_modules/twotrack/${target}`)).length > 0, target);
  const types = consumer.path('node_modules/twotrack/types');
  for (const name of ['server/scoring.d.ts', 'score.d.ts', 'core/events.d.ts']) {
    const lines = readFileSync(`${types}/${name}`, 'utf8').split('\n');
    lines.forEach((line, index) => {
      if (
        /^export (declare )?(interface|type|class|const|function) \w/.test(line) ||
        /^    (?!#private|get |set )\w+\(/.test(line)
      )
        assert.match(lines[index - 1], /\*\/$/, `${name}: ${line} has no docstring`);
    });
    assert.doesNotMatch(lines.join('\n'), /\bany\b(?! of)/i, `${name} is silent on a type`);
  }
});

for (const [name, resolution] of Object.entries(resolutions))
  test(`a strict TypeScript project uses the element and the scoring (${name})`, () => {
    const result = consumer.node(`
      import { loadAssessment } from 'twotrack/score';
      import careerTrack from 'twotrack/career-track.json' with { type: 'json' };
      console.log((await loadAssessment(careerTrack)).scoreJson({ answers: { t1: 1 } }));`);
    consumer.file(
      `${name}/use.ts`,
      `
      import { TwoTrackElement, type CompleteDetail, type TwoTrackResult } from 'twotrack';
      import { TwotrackError, loadAssessment, type Assessment, type Diagnostic, type SharedCode } from 'twotrack/score';
      import careerTrack from 'twotrack/career-track.json' with { type: 'json' };

      const element = document.createElement('two-track') satisfies TwoTrackElement;
      element.theme = 'dark';
      element.src = null;
      // @ts-expect-error: there is no such theme
      element.theme = 'sepia';
      // @ts-expect-error: there is no such format
      element.exportResult('xml');
      // @ts-expect-error: what the scheduler calls is not for users
      element.paint();
      element.addEventListener('twotrack-complete', ({ detail }) => {
        const { result, shareCode }: CompleteDetail = detail;
        // @ts-expect-error: there is no such outcome
        if (result.outcome === 'manager') console.log(shareCode);
      });
      document.addEventListener('twotrack-error', (event) => console.log(event.detail.code satisfies string));
      const image: Promise<Blob> = element.toImage();
      const shown: Promise<void> = element.updateComplete;
      // @ts-expect-error: it can only be read
      element.updateComplete = shown;

      // Every member of a result that the core writes has its type.
      const result: TwoTrackResult = ${result};

      export async function score(): Promise<string | undefined> {
        const assessment: Assessment = await loadAssessment(careerTrack);
        const shared: SharedCode = assessment.readCode('code');
        if (shared.kind === 'answers') return String(shared.result.answers['t1']);
        // @ts-expect-error: a code of a result has no answers
        shared.result.answers;
        // @ts-expect-error: an answer is no truth value
        assessment.score({ answers: { t1: true } });
        // @ts-expect-error: only loadAssessment makes them
        new Assessment();
        try {
          const { agrees, differences, own } = assessment.verify(JSON.parse('{}'));
          return agrees ? own.outcome : differences.join();
        } catch (error) {
          if (!(error instanceof TwotrackError)) throw error;
          const [first]: readonly Diagnostic[] = error.diagnostics;
          return first && \`\${first.line}:\${first.column} \${first.pointer} \${first.rule} \${first.sentence}\`;
        }
      }
      console.log(image, result);
    `,
    );
    // A module of CommonJS imports it as such a one does.
    consumer.file(
      `${name}/common.cts`,
      `
      export async function outcome(answers: string): Promise<string | undefined> {
        const { loadAssessment } = await import('twotrack/score');
        return (await loadAssessment(answers)).score(answers).outcome;
      }`,
    );
    consumer.file(`${name}/tsconfig.json`, { compilerOptions: { ...options, ...resolution } });
    consumer.tool('tsc', ['--project', name]);
  });

test('the React example and the README type-check, and a wrong attribute does not', () => {
  cpSync(`${root}examples/react`, consumer.path('react'), { recursive: true });
  consumer.file('react/readme.tsx', snippet('tsx'));
  consumer.file(
    'react/wrong.tsx',
    `
    import 'twotrack';
    import type {} from 'twotrack/react';
    export const right = <two-track lang="de" src={undefined} mode="html" className="wide" ontwotrack-ready={({ detail }) => console.log(detail.assessment.id)} />;
    // @ts-expect-error: there is no such theme
    export const theme = <two-track theme="sepia" />;
    // @ts-expect-error: an address is a text
    export const source = <two-track src={7} />;
    // @ts-expect-error: there is no such attribute
    export const attribute = <two-track colour="red" />;
    // @ts-expect-error: progress has no result
    export const detail = <two-track ontwotrack-progress={({ detail }) => detail.result} />;
  `,
  );
  consumer.tool('tsc', ['--project', 'react']);
});

test('the Vue example and the README type-check, and a wrong attribute does not', () => {
  cpSync(`${root}examples/vue`, consumer.path('vue'), { recursive: true });
  consumer.file('vue/Readme.vue', snippet('vue'));
  consumer.file(
    'vue/Wrong.vue',
    `<script setup lang="ts">
import 'twotrack';
import type {} from 'twotrack/vue';
</script>
<template>
  <two-track lang="de" :src="undefined" mode="html" class="wide" @twotrack-ready="({ detail }) => detail.assessment.id" />
  <!-- @vue-expect-error: there is no such theme -->
  <two-track theme="sepia" />
  <!-- @vue-expect-error: an address is a text -->
  <two-track :src="7" />
  <!-- @vue-expect-error: progress has no result -->
  <two-track @twotrack-progress="({ detail }) => detail.result" />
</template>
`,
  );
  consumer.tool('vue-tsc', ['--project', 'vue']);
});

test('the examples need nothing but what they name', () => {
  for (const example of ['react', 'vue']) {
    const { dependencies, devDependencies } = JSON.parse(
      readFileSync(`${root}examples/${example}/package.json`, 'utf8'),
    );
    const named = new Set(Object.keys({ ...dependencies, ...devDependencies }));
    for (const file of readdirSync(`${root}examples/${example}`).filter((name) => /\.(tsx?|vue)$/.test(name)))
      for (const [, from] of readFileSync(`${root}examples/${example}/${file}`, 'utf8').matchAll(
        /(?:from|import) '([^.'][^']*)'/g,
      )) {
        const [scope, name] = from.split('/');
        assert.ok(named.has(from.startsWith('@') ? `${scope}/${name}` : scope), `${example}/${file} imports ${from}`);
      }
  }
});

test('the README says what its example for servers prints', () => {
  const [, code, printed] = /```js\n((?:(?!```).)*loadAssessment.*?)```\n\nprints\n\n```\n(.*?)```/s.exec(readme);
  assert.equal(consumer.node(code), printed);
});
