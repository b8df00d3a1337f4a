import vue from '@vitejs/plugin-vue';
import { expect, test, type Page } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { build, type InlineConfig, type Rolldown } from 'vite';
import { click, counts, countEverything, painted, widget, listenForErrors } from '../support/quiz.js';

// The pages are the examples: examples/react and examples/vue.
const folder = fileURLToPath(new URL('../frameworks', import.meta.url));

/**
 * Bundles an entry with the frameworks' warnings enabled.
 * @param widgetScript the address of the widget's own script, which is not bundled
 */
async function bundled(entry: string, widgetScript: string, { ssr = false } = {}): Promise<string> {
  const config: InlineConfig = {
    root: folder,
    configFile: false,
    logLevel: 'error',
    mode: 'development',
    define: { 'process.env.NODE_ENV': '"development"' },
    plugins: [vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === 'two-track' } } })],
    ...(ssr ? { ssr: { noExternal: true } } : {}),
    build: {
      write: false,
      minify: false,
      ssr,
      rolldownOptions: {
        input: `${folder}/${entry}`,
        external: ['twotrack'],
        output: { paths: { twotrack: widgetScript } },
      },
    },
  };
  const { output } = (await build(config)) as Rolldown.RolldownOutput;
  return output[0].code;
}

/** The article as a server renders it with React. The server imports the widget's own script as well. */
async function renderedByServer(): Promise<string> {
  const code = await bundled('react-server.tsx', new URL('../../../dist/twotrack/twotrack.js', import.meta.url).href, {
    ssr: true,
  });
  return (await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`)).html;
}

/** Opens a page of a framework. Returns the errors and warnings in it. */
async function openApp(page: Page, file: string, html = ''): Promise<string[]> {
  const complaints = listenForErrors(page);
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  await countEverything(page);
  const script = await bundled(file, './twotrack/twotrack.js');
  await page.route('**/app.js', (route) => route.fulfill({ contentType: 'text/javascript', body: script }));
  await page.route('**/app.html', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><html lang="en"><title>An article</title><link rel="icon" href="data:,"><body><div id="app">${html}</div>
      <script type="module" src="app.js"></script></body></html>`,
    }),
  );
  await page.goto('app.html');
  await expect(widget(page).getByRole('button', { name: 'Start' })).toBeVisible();
  await painted(page);
  return complaints;
}

/** The events that the page lists. */
const heard = (page: Page): Promise<string[]> =>
  page.getByRole('list', { name: 'Events' }).getByRole('listitem').allTextContents();
const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
const tick = (page: Page, name: string): Promise<void> => page.getByRole('checkbox', { name, exact: true }).click();
const answers = (page: Page): Promise<number[]> =>
  widget(page).evaluate((each: any) =>
    Object.values<number | null>(JSON.parse(each.exportResult('json')).answers).filter((value) => value !== null),
  );
const answer = (page: Page, name: string): Promise<void> =>
  click(page, widget(page).getByRole('radio', { name, exact: true }));
const atQuestion = (page: Page, number: number): Promise<void> =>
  expect(widget(page).getByRole('progressbar')).toHaveAccessibleName(new RegExp(`question ${number} of`));

for (const [framework, file] of [
  ['React 19', 'react.tsx'],
  ['Vue 3', 'vue.js'],
] as const) {
  test(`${framework} mounts it, sets its properties, hears its events once, and moves it`, async ({ page }) => {
    const complaints = await openApp(page, file);
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    const element = widget(page);
    await click(page, element.getByRole('button', { name: 'Start' }));
    await press(page, 'Take a note');
    await answer(page, 'Agree');
    await atQuestion(page, 2);
    // There is one handler, that of the latest render.
    await expect.poll(() => heard(page)).toEqual(['t1 0', 'm3 1']);

    // Rendering again leaves the widget alone, including its focus.
    await element.getByRole('radio').first().focus();
    // Clicks by script, which leave the focus where it is.
    await page.getByRole('button', { name: 'Take a note' }).dispatchEvent('click');
    await page.getByRole('checkbox', { name: 'Dark' }).dispatchEvent('click');
    await expect(element).toHaveAttribute('theme', 'dark');
    await expect(page.getByText('2 notes')).toBeVisible();
    await expect(element.getByRole('radio').first()).toBeFocused();

    await tick(page, 'One step at a time');
    await expect(element).toHaveAttribute('advance', 'manual');
    await answer(page, 'Disagree');
    await expect(element.getByRole('radio', { checked: true })).toHaveAccessibleName('Disagree');
    await atQuestion(page, 2);
    await tick(page, 'One step at a time');
    await expect(element).not.toHaveAttribute('advance');
    await answer(page, 'Agree');
    await atQuestion(page, 3);

    for (const first of [false, true]) {
      await press(page, 'Move the quiz');
      await expect(page.locator(first ? 'two-track + p' : 'p + two-track')).toBeVisible();
      await atQuestion(page, 3);
    }
    await answer(page, 'Agree');
    await atQuestion(page, 4);
    expect(await answers(page)).toEqual([3, 3, 3]);
    expect(requests).toEqual([]);
    expect((await counts(page)).contexts).toBe(1);
    expect(complaints).toEqual([]);
  });

  test(`${framework} unmounts it and mounts it again`, async ({ page }) => {
    const complaints = await openApp(page, file);
    await click(page, widget(page).getByRole('button', { name: 'Start' }));
    await answer(page, 'Agree');
    await atQuestion(page, 2);
    for (let times = 0; times < 3; ++times) {
      await tick(page, 'Show the quiz');
      await expect(widget(page)).toHaveCount(0);
      await tick(page, 'Show the quiz');
      await expect(widget(page).getByRole('heading').first()).toBeVisible();
    }
    // Vue keeps the element itself, and thus its answers. In React it is a new element, and storage is off.
    if (framework === 'Vue 3') await atQuestion(page, 2);
    else await expect(widget(page).getByRole('button', { name: 'Start' })).toBeVisible();
    await page.evaluate(() => (globalThis as any).root.unmount());
    await expect(widget(page)).toHaveCount(0);
    const { contexts, globalListeners, events } = await counts(page);
    expect([contexts, [...new Set(globalListeners)]]).toEqual([1, ['hashchange', 'visibilitychange']]);
    expect(events.filter(({ type }) => type === 'twotrack-error')).toEqual([]);
    expect(complaints).toEqual([]);
  });
}

test('React 19 takes over what a server rendered, with nothing to mend', async ({ page }) => {
  const html = await renderedByServer();
  expect(html).toContain('<two-track theme="light" storage="none"><p>Fallback of the page.</p></two-track>');
  const complaints = await openApp(page, 'react.tsx', html);
  await page.evaluate(() => {
    document.querySelector('two-track')!.id = 'the-same';
  });
  await click(page, widget(page).getByRole('button', { name: 'Start' }));
  await expect(page.locator('output')).toHaveText('t1');
  await tick(page, 'Dark');
  await expect(page.locator('#the-same')).toHaveAttribute('theme', 'dark');
  expect(complaints).toEqual([]);
});
