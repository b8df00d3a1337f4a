// The snippets of the guides run unchanged: each snippet of HTML and JavaScript on a page of its own, and each header.
// tests/native/cli/recipes.test.mjs runs the shell's snippets.
import { expect, test, type Locator, type Page } from '@playwright/test';
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { walk } from '../support/page-kinds.js';
import { errorCodes, counts, countEverything, painted, widget, listenForErrors } from '../support/quiz.js';
import { openSite, type Site } from '../support/sites.js';
import { snippetsOf } from '../support/snippets.js';

const guides = ['README.md', 'docs/embedding.md', 'docs/recipes.md'];
const snippets = snippetsOf(...guides);
const read = (path: string): Promise<string> => readFile(new URL(`../../../${path}`, import.meta.url), 'utf8');

/** The tools of a test: a site with the files in the folder that the guides name, and the snippet in its page. */
interface Stage {
  readonly page: Page;
  readonly content: string;
  readonly errors: string[];
  /** Opens a page with the snippet. Adds the script where the snippet leaves it to the rest of the page. */
  show(
    content?: string,
    options?: { readonly headers?: Readonly<Record<string, string>>; readonly script?: string },
  ): Promise<{ site: Site; element: Locator }>;
  site(...parameters: Parameters<typeof openSite>): Promise<Site>;
}

const begun = (element: Locator): Promise<void> => expect(element.getByRole('button', { name: 'Start' })).toBeVisible();
const header = (name: string): readonly [string, string] => {
  const [key = '', ...value] = snippets.get(name)!.content.trim().split(': ');
  return [key, value.join(': ')];
};

/** Everything that a widget fetches, including the script. */
const fetched = ['/twotrack/career-track.json', '/twotrack/twotrack.js', '/twotrack/twotrack.wasm'];

const checks: Record<string, (stage: Stage) => Promise<void>> = {};
const check = (name: string, run: (stage: Stage) => Promise<void>): void => {
  checks[name] = run;
};

check('README.md: On a page (html)', async ({ content, show }) => {
  // All files are in one folder.
  const { element } = await show(content, { script: '' });
  await begun(element);
});

check('docs/embedding.md: In five minutes (html)', async ({ page, content, show }) => {
  const { site, element } = await show(content, { script: '' });
  await begun(element);
  await expect
    .poll(() =>
      site.requests
        .map(({ path }) => path)
        .filter((path) => path.startsWith('/twotrack/'))
        .sort(),
    )
    .toEqual(fetched);
  const logged = page.waitForEvent('console', (message) => message.type() === 'log');
  await walk(element, 'report');
  expect((await logged).text()).toMatch(/^[a-z_]+ 0\.\d+$/);
});

check('docs/embedding.md: Pinned by its hash (html)', async ({ page, content, errors, show, site }) => {
  const pinned = async (origin: string) =>
    content
      .replace('https://widgets.example', origin)
      .replace('sha384-…', JSON.parse(await read('dist/twotrack/integrity.json'))['twotrack.js']) +
    '<two-track><p>Between the tags.</p></two-track>';
  const anyone = { 'Access-Control-Allow-Origin': '*' };
  const widgets = await site({}, anyone);
  await begun((await show(await pinned(widgets.origin), { script: '' })).element);
  const changed = await site(
    { '/twotrack/twotrack.js': `${await read('dist/twotrack/twotrack.js')}\n;globalThis.ran = 1` },
    anyone,
  );
  await show(await pinned(changed.origin), { script: '' });
  await expect(page.getByText('Between the tags.')).toBeVisible();
  await expect.poll(() => changed.requests.length).toBeGreaterThan(0);
  expect(await page.evaluate(() => [(window as any).ran, customElements.get('two-track')])).toEqual([
    undefined,
    undefined,
  ]);
  errors.length = 0;
});

check('docs/embedding.md: Events (js)', async ({ page, content, show }) => {
  const { element } = await show(`<two-track></two-track><script>${content}</script>`);
  await begun(element);
  const logged = page.waitForEvent('console', (message) => message.type() === 'log');
  await walk(element, 'report');
  const result = await element.evaluate((each: any) => JSON.parse(each.exportResult('json')));
  expect((await logged).text()).toBe(`${result.outcome} ${result.p_lean}`);
});

check('docs/embedding.md: In React and Vue (jsx)', async ({ page, content, show }) => {
  const contents = `import { createRoot } from 'react-dom/client';
    const theme = 'dark', save = (result) => { globalThis.saved = result; };
    createRoot(document.querySelector('#app')).render(${content.trim()});`;
  const { element } = await show(`<div id="app"></div><script type="module">${await bundled(contents)}</script>`);
  await begun(element);
  await expect(element).toHaveAttribute('theme', 'dark');
  await walk(element, 'report');
  expect(await page.evaluate(() => (window as any).saved.assessment.id)).toBe('career-track');
});

check('docs/embedding.md: In React and Vue (html)', async ({ page, content, show }) => {
  const contents = `import { createApp } from 'vue/dist/vue.esm-bundler.js';
    const app = createApp({ template: ${JSON.stringify(content)}, setup: () => ({ theme: 'dark', save: (result) => { globalThis.saved = result; } }) });
    app.config.compilerOptions.isCustomElement = (tag) => tag === 'two-track';
    app.mount('#app');`;
  const { element } = await show(`<div id="app"></div><script type="module">${await bundled(contents)}</script>`);
  await begun(element);
  await expect(element).toHaveAttribute('theme', 'dark');
  await walk(element, 'report');
  expect(await page.evaluate(() => (window as any).saved.assessment.id)).toBe('career-track');
});

check('docs/embedding.md: Strict policies and sandboxes (header)', async ({ show }) =>
  runsUnder(show, header('docs/embedding.md: Strict policies and sandboxes (header)')),
);

check('docs/embedding.md: In a frame (html)', async ({ page, content, show, site }) => {
  const widgets = await site({}, {}, 'localhost');
  await show(content.replaceAll('https://widgets.example', widgets.origin), { script: '' });
  const frame = page.frameLocator('iframe');
  await expect(frame.getByRole('button', { name: 'Start' })).toBeVisible();
  await expect
    .poll(async () =>
      Math.abs(
        (await page.locator('iframe').evaluate((each) => each.clientHeight)) -
          (await frame.locator('body').evaluate((each) => Math.ceil(each.getBoundingClientRect().height))),
      ),
    )
    .toBe(0);
  const logged = page.waitForEvent('console', (message) => message.type() === 'log');
  await walk(frame.locator('two-track'), 'report');
  await logged;
});

check('docs/embedding.md: In a frame (header)', async ({ page, show, site }) => {
  const markup = snippets.get('docs/embedding.md: In a frame (html)')!.content;
  const [key, value] = header('docs/embedding.md: In a frame (header)');
  const own = await site({ '/': '' });
  const framing = (origin: string) =>
    site({}, { [key]: value.replace('https://www.yours.example', origin) }, 'localhost');
  // First the page that is allowed, then another that is not.
  const { site: yours } = await show('', { script: '' });
  for (const [origin, isAllowed] of [
    [yours.origin, true],
    [own.origin, false],
  ] as const) {
    const widgets = await framing(origin);
    await page.goto(yours.origin);
    const refused = isAllowed
      ? null
      : page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'));
    await page.evaluate(
      (html) => {
        document.body.innerHTML = html;
      },
      markup.replaceAll('https://widgets.example', widgets.origin),
    );
    await refused;
    const start = page.frameLocator('iframe').getByRole('button', { name: 'Start' });
    if (isAllowed) await expect(start).toBeVisible();
    else expect(widgets.requests.map(({ path }) => path)).toEqual(['/twotrack/embed.html']);
  }
});

check('docs/embedding.md: Look (html)', async ({ content, show }) => {
  const { element } = await show(content);
  await begun(element);
  const { surface, shadow, radius } = await element.evaluate((each) => {
    const card = each.shadowRoot!.querySelector<HTMLElement>('[part="widget"]')!;
    return {
      surface: card.style.getPropertyValue('--surface'),
      shadow: getComputedStyle(card).boxShadow,
      radius: card.style.getPropertyValue('--radius'),
    };
  });
  expect([surface, radius]).toEqual(['rgb(250 246 255)', '4px']);
  expect(shadow).toContain('40px');
});

check('docs/embedding.md: The result (json)', async ({ content, show }) => {
  const { element } = await show('<two-track></two-track>');
  await begun(element);
  await walk(element, 'report');
  const result = await element.evaluate((each: any) => JSON.parse(each.exportResult('json')));
  const shapeOf = (value: any): any =>
    Array.isArray(value)
      ? value.slice(0, 1).map(shapeOf)
      : value !== null && typeof value === 'object'
        ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, shapeOf(each)]))
        : typeof value;
  const shown = JSON.parse(content);
  expect(shown.assessment).toEqual(result.assessment);
  const { answers, quality, response_times_ms: times, ...rest } = shapeOf(result);
  const { answers: shownAnswers, quality: shownQuality, response_times_ms: shownTimes, ...shownRest } = shapeOf(shown);
  expect(shownRest).toEqual(rest);
  expect([shown.quality, Array.isArray(result.quality)]).toEqual([[], true]);
  for (const id of Object.keys(shown.answers)) expect(Object.keys(result.answers)).toContain(id);
  for (const [id, shape] of Object.entries(shownTimes)) expect(times[id]).toBe(shape);
});

check('docs/recipes.md: A strict policy, with Trusted Types (header)', async ({ show }) =>
  runsUnder(show, header('docs/recipes.md: A strict policy, with Trusted Types (header)')),
);

check('docs/recipes.md: The script from another site (html)', async (stage) => {
  const integrity = `sha384-${createHash('sha384')
    .update(await read('dist/twotrack/twotrack.js'))
    .digest('base64')}`;
  const [key, value] = header('docs/recipes.md: The script from another site (header)');
  const markup = stage.content.replace('sha384-…', integrity);
  const cdn = await stage.site({}, { [key]: value });
  const { site, element } = await stage.show(markup.replace('https://cdn.example', cdn.origin), { script: '' });
  await begun(element);
  // All code and all questions came from the other site.
  expect(site.requests.filter(({ path }) => /\.(js|wasm|json)$/.test(path))).toEqual([]);
  await expect.poll(() => cdn.requests.map(({ path }) => path).sort()).toEqual(fetched);
  await walk(element, 't1');
  expect(await stage.page.evaluate(() => Object.keys(localStorage))).toContain('twotrack/2/progress/career-track');

  // A script that was changed in transit does not run. The content between the tags stays.
  const changed = await stage.site(
    { '/twotrack/twotrack.js': `${await read('dist/twotrack/twotrack.js')}\n;globalThis.ran = 1` },
    { [key]: value },
  );
  stage.errors.length = 0;
  await stage.show(
    markup
      .replace('https://cdn.example', changed.origin)
      .replace('</two-track>', '<p>Between the tags.</p></two-track>'),
    { script: '' },
  );
  await expect(stage.page.getByText('Between the tags.')).toBeVisible();
  await expect.poll(() => changed.requests.length).toBeGreaterThan(0);
  expect(await stage.page.evaluate(() => [(window as any).ran, customElements.get('two-track')])).toEqual([
    undefined,
    undefined,
  ]);
});

check('docs/recipes.md: The script from another site (header)', async (stage) => {
  // Without the header, file by file.
  const [key, value] = header('docs/recipes.md: The script from another site (header)');
  const markup =
    '<script type="module" src="https://cdn.example/twotrack/twotrack.js"></script><two-track><p>Between the tags.</p></two-track>';
  const cdnWithout = (path: string) =>
    stage.site(
      Object.fromEntries(
        ['twotrack.js', 'twotrack.wasm', 'career-track.json'].map((name) => [
          `/twotrack/${name}`,
          async (response: import('node:http').ServerResponse) =>
            response
              .writeHead(200, {
                'Content-Type': name.endsWith('.js') ? 'text/javascript' : 'application/octet-stream',
                ...(name === path ? {} : { [key]: value }),
              })
              .end(await readFile(new URL(`../../../dist/twotrack/${name}`, import.meta.url))),
        ]),
      ),
    );
  for (const [path, sentence, code] of [
    ['twotrack.js', 'Between the tags.', undefined],
    ['twotrack.wasm', 'The assessment could not be loaded.', 'module-load'],
    ['career-track.json', 'The questions could not be loaded.', 'assessment-load'],
  ] as const) {
    const cdn = await cdnWithout(path);
    await stage.show(markup.replace('https://cdn.example', cdn.origin), { script: '' });
    await expect(stage.page.getByText(sentence)).toBeVisible();
    // A module that cannot be read is asked for twice, then the script: a cache may have kept it too long.
    await expect
      .poll(() => cdn.requests.length)
      .toBe({ 'twotrack.js': 1, 'twotrack.wasm': 5, 'career-track.json': 3 }[path]);
    expect(await errorCodes(stage.page)).toEqual(code ? [code] : []);
  }
});

check('docs/recipes.md: The script from another site (header 2)', async (stage) => {
  const [key, policy] = header('docs/recipes.md: The script from another site (header 2)');
  const markup =
    '<script type="module" src="https://cdn.example/twotrack/twotrack.js"></script><two-track></two-track>';
  const cdn = await stage.site({}, { 'Access-Control-Allow-Origin': '*' });
  const at = (text: string) => text.replaceAll('https://cdn.example', cdn.origin);
  const { element } = await stage.show(at(markup), { script: '', headers: { [key]: at(policy) } });
  await begun(element);
  for (const [left, sentence, code] of [
    [at(policy).replace(/; connect-src [^;]*/, ''), 'The assessment could not be loaded.', 'module-load'],
    [at(policy).replace(" 'wasm-unsafe-eval'", ''), 'The assessment cannot start here', 'module-start'],
  ] as const) {
    await stage.show(at(markup), { script: '', headers: { [key]: left } });
    await expect(stage.page.getByText(sentence)).toBeVisible();
    expect(await errorCodes(stage.page)).toEqual([code]);
  }
});

check('docs/recipes.md: Analytics without the answers (html)', async ({ page, content, show }) => {
  const { site, element } = await show(content);
  await begun(element);
  const sent = () => site.requests.filter(({ path }) => path === '/analytics').map(({ body }) => JSON.parse(body));
  await walk(element, 'report');
  await painted(page);
  // Nothing was sent yet.
  expect(sent()).toEqual([]);
  await page.evaluate(() => {
    localStorage.clear();
    localStorage.setItem('analytics', 'yes');
  });
  await page.reload();
  await begun(element);
  await walk(element, 'report');
  await expect.poll(() => sent().length).toBe(6);
  expect(sent()).toEqual([
    { name: 'shown', assessment: 'career-track' },
    ...[1, 2, 3, 4].map((quarter) => ({ name: 'progress', quarter })),
    { name: 'complete' },
  ]);
});

check("docs/recipes.md: Results on a server of one's own (html)", async ({ page, content, show }) => {
  const { site, element } = await show(content);
  await begun(element);
  const kept = () => site.requests.filter(({ path }) => path === '/results');
  await walk(element, 'report');
  await painted(page);
  expect(kept()).toEqual([]);
  await page.getByRole('checkbox', { name: 'Keep my result' }).check();
  await element.evaluate((each: any) => each.restart());
  await walk(element, 'report');
  await expect.poll(() => kept().length).toBe(1);
  expect(kept()[0]!.headers['content-type']).toBe('application/json');
  expect(JSON.parse(kept()[0]!.body)).toEqual(
    await element.evaluate((each: any) => JSON.parse(each.exportResult('json'))),
  );
});

check('docs/recipes.md: Late, and more than one (html)', async ({ page, content, show }) => {
  const { site, element } = await show(content, { script: '' });
  await painted(page);
  expect(site.requests.filter(({ path }) => path.startsWith('/twotrack/'))).toEqual([]);
  await page.getByRole('button', { name: 'Which track is yours?' }).click();
  await begun(element);
});

check('docs/recipes.md: Late, and more than one (html 2)', async ({ page, content, show }) => {
  const { site } = await show(content);
  const widgets = page.locator('two-track');
  await expect(widgets).toHaveCount(3);
  for (const index of [0, 1, 2]) {
    await widgets.nth(index).scrollIntoViewIfNeeded();
    await begun(widgets.nth(index));
    await widgets.nth(index).getByRole('button', { name: 'Start' }).click();
    await expect(widgets.nth(index).getByRole('progressbar')).toBeVisible();
  }
  expect(
    site.requests
      .map(({ path }) => path)
      .filter((path) => path.endsWith('.wasm'))
      .sort(),
  ).toEqual(['/twotrack/twotrack.wasm']);
  expect((await counts(page)).contexts).toBe(1);
  expect((await page.evaluate(() => Object.keys(localStorage))).sort()).toEqual([
    'twotrack/2/progress/big-five',
    'twotrack/2/progress/career-track#mine',
  ]);
});

check('docs/recipes.md: Single-page applications (html)', async ({ page, content, show }) => {
  const { element } = await show(content, { script: '' });
  await expect(page.getByRole('main')).toHaveText('Home');
  await page.getByRole('link', { name: 'Quiz' }).click();
  await begun(element);
  await walk(element, 't1');
  await page.getByRole('link', { name: 'Home' }).click();
  await expect(page.getByRole('main')).toHaveText('Home');
  await page.getByRole('link', { name: 'Quiz' }).click();
  await expect(element.getByRole('progressbar')).toBeVisible();
});

check("docs/recipes.md: An assessment of one's own (html)", async ({ content, show }) => {
  const { site, element } = await show(content);
  await begun(element);
  expect(site.requests.map(({ path }) => path).filter((path) => path.endsWith('.json'))).toEqual([
    '/twotrack/next-project.json',
  ]);
});

check('docs/recipes.md: Without JavaScript (html)', async ({ page, content, show }) => {
  // No script arrived.
  await show(content, { script: '' });
  await expect(page.getByRole('link', { name: 'The questions on paper' })).toBeVisible();
  const { element } = await show(content);
  await begun(element);
  await expect(page.getByRole('link', { name: 'The questions on paper' })).toHaveCount(0);
});

check('docs/recipes.md: Print (html)', async ({ page, content, show }) => {
  const { element } = await show(content);
  await begun(element);
  await page.emulateMedia({ media: 'print' });
  await painted(page);
  await expect(page.getByText('The name of the site')).toBeHidden();
  await expect(page.getByText('An introduction.')).toBeHidden();
  await expect(element.getByRole('heading').first()).toBeVisible();
  await expect(element.getByRole('button', { name: 'Start' })).toBeHidden();
});

async function runsUnder(show: Stage['show'], [key, policy]: readonly [string, string]): Promise<void> {
  const { element } = await show('<two-track></two-track>', { headers: { [key]: policy } });
  await begun(element);
  await walk(element, 'report');
  await expect(element.locator('.drawn')).toBeAttached();
}

/** A module bundled with its imports. */
async function bundled(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: fileURLToPath(new URL('../frameworks', import.meta.url)), loader: 'jsx' },
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    jsx: 'automatic',
    define: {
      'process.env.NODE_ENV': '"production"',
      __VUE_OPTIONS_API__: 'true',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
  });
  return outputFiles[0]!.text.replaceAll('</script', '<\\/script');
}

test('each snippet of HTML, JavaScript and each header in the guides has a test, and each test a snippet', () => {
  const run = ['html', 'js', 'jsx', 'header'];
  const shown = [...snippets.values()].filter(({ language }) => run.includes(language)).map(({ name }) => name);
  shown.push('docs/embedding.md: The result (json)');
  expect(Object.keys(checks).sort()).toEqual(shown.sort());
  expect(shown.length).toBeGreaterThan(15);
});

test('every language between the fences of the guides is run by someone, or is said not to be', async () => {
  const elsewhere = ['sh', 'json', 'python'];
  const unknown = [...snippets.values()].filter(
    ({ language }) => !['html', 'js', 'jsx', 'header', ...elsewhere].includes(language),
  );
  expect(unknown.map(({ name }) => name)).toEqual([]);
  for (const { name, content } of snippets.values()) {
    if (!name.endsWith('(python)')) continue;
    const guide = await read(name.slice(0, name.indexOf(':')));
    expect(guide.slice(0, guide.indexOf(content)).split(/^#+ /m).at(-1)).toContain('This has not been run');
  }
});

for (const [name, run] of Object.entries(checks)) {
  test(`runs as it stands: ${name}`, async ({ page }) => {
    const sites: Site[] = [];
    const errors = listenForErrors(page);
    await countEverything(page);
    const site: Stage['site'] = async (...parameters) => {
      const opened = await openSite(...parameters);
      sites.push(opened);
      return opened;
    };
    const show: Stage['show'] = async (
      content = snippets.get(name)!.content,
      { headers = {}, script = '<script type="module" src="/twotrack/twotrack.js"></script>' } = {},
    ) => {
      const html = /^<!doctype/i.test(content)
        ? content
        : `<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title><link rel="icon" href="data:,">${script}<body>${content}</body></html>`;
      const own = await site({ '/': html, '/analytics': '{}', '/results': '{}' }, headers);
      await page.goto(`${own.origin}/`);
      return { site: own, element: widget(page) };
    };
    try {
      await run({ page, content: snippets.get(name)?.content ?? '', errors, show, site });
      expect(errors).toEqual([]);
    } finally {
      await Promise.all(sites.map((each) => each.close()));
    }
  });
}
