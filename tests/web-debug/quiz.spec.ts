// The quiz with every assertion on: ours, and those of RapidJSON, ImGui and the C++ library. Each memory access, the
// stack depth and the heap are checked. npx playwright test -c tests/web-debug
import { expect, test, type Locator, type Page } from '@playwright/test';
import { show, walk, type Mode } from '../web/support/page-kinds.js';
import { countEverything, loseContext, open, painted } from '../web/support/quiz.js';
import { hearChecks } from './checks.js';

/**
 * Opens a page with one widget that shows this instrument. Returns the widget and a function that expects no finding.
 */
async function begin(
  page: Page,
  src: string,
  mode: Mode,
): Promise<{ element: Locator; expectNoFinding: () => Promise<void> }> {
  const findings = await hearChecks(page);
  await countEverything(page);
  await page.addInitScript(
    ([address, value]) =>
      document.addEventListener('DOMContentLoaded', () => {
        const element = document.querySelector('two-track')!;
        if (address) element.setAttribute('src', address);
        element.setAttribute('mode', value);
      }),
    [src, mode] as const,
  );
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  const element = await open(page);
  return {
    element,
    expectNoFinding: async () => {
      const { stopped, said, modules, calls } = await findings();
      expect({ stopped, said, errors }).toEqual({ stopped: [], said: '', errors: [] });
      expect(modules).toBeGreaterThan(0);
      expect(calls).toBeGreaterThan(100);
    },
  };
}

/** Takes the quiz up to the report. Every page is drawn, each with its own look. */
async function take(page: Page, element: Locator): Promise<void> {
  const widths = [800, 360, 280, 1280];
  for (let step = 0; ; ++step) {
    expect(step, 'steps to the report').toBeLessThan(120);
    await page.setViewportSize({ width: widths[step % widths.length]!, height: 900 });
    const at = await element.evaluate(async (each: any, count) => {
      const root: ShadowRoot = each.shadowRoot;
      each.theme = ['light', 'dark', 'auto'][count % 3];
      document.documentElement.style.fontSize = `${[16, 24, 12][(count >> 1) % 3]}px`;
      document.documentElement.style.setProperty('--twotrack-accent', `rgb(${(37 * count) % 256} 60 120)`);
      for (const group of root.querySelectorAll('fieldset')) {
        const options = [...group.querySelectorAll('input')];
        if (options[0]!.type === 'radio') options[count % options.length]!.click();
        else for (const option of options) option.click();
      }
      for (const field of root.querySelectorAll('textarea')) {
        field.value = 'Ein Wort – Ω, 🎈 and a second line.\\n'.repeat(3);
        field.dispatchEvent(new Event('input', { bubbles: true }));
      }
      await new Promise(requestAnimationFrame);
      let id = '';
      const follow = (event: Event) => {
        id = (event as CustomEvent).detail.page;
      };
      each.addEventListener('twotrack-progress', follow);
      root.querySelector<HTMLElement>('[data-control="forward"], [data-control="start"]')!.click();
      each.removeEventListener('twotrack-progress', follow);
      await new Promise(requestAnimationFrame);
      return id;
    }, step);
    if (at === 'report') return;
  }
}

/** Uses everything that a host can ask for, and that a person can do with a result. */
async function useReport(page: Page, element: Locator): Promise<void> {
  await element.evaluate(async (each: any) => {
    for (const format of ['json', 'csv', 'text']) each.exportResult(format);
    const codes = [each.shareCode('result'), each.shareCode('answers')];
    for (const code of [...codes, 'no code', codes[0].slice(1)]) {
      each.result = code;
      await new Promise(requestAnimationFrame);
      each.shadowRoot.querySelector('[data-control="close-shared"]')?.click();
    }
    each.result = '';
    await new Promise(requestAnimationFrame);
  });
  await painted(page);
}

for (const mode of ['canvas', 'html'] as const)
  for (const src of ['', 'twotrack/big-five.json', 'twotrack/next-project.json'])
    test(`no assertion fires while ${src || 'the career track'} is taken as ${mode}`, async ({ page }) => {
      const { element, expectNoFinding } = await begin(page, src, mode);
      await take(page, element);
      await useReport(page, element);
      if (mode === 'canvas') await element.evaluate((each: any) => each.toImage());
      await show(page, element, mode === 'canvas' ? 'html' : 'canvas');
      await element.evaluate((each: any) => each.restart());
      await painted(page);
      await expectNoFinding();
    });

test('no assertion fires when the language changes, the context is lost and comes back, and the element goes and comes', async ({
  page,
}) => {
  const { element, expectNoFinding } = await begin(page, '', 'canvas');
  await walk(element, 'impact');
  for (const language of ['de', 'en', 'de']) {
    await element.evaluate((each, lang) => each.setAttribute('lang', lang), language);
    await expect(element.locator('form')).toHaveAttribute('lang', language);
    await painted(page);
  }
  await loseContext(page);
  await expect(element.locator('.plain')).toBeAttached();
  await page.evaluate(() => (window as any).loss.restoreContext());
  await expect(element.locator('.drawn')).toBeAttached();
  await painted(page);
  await element.evaluate(async (each) => {
    each.remove();
    await new Promise((resolve) => setTimeout(resolve));
    document.body.append(each);
  });
  await painted(page);
  await walk(element, 'report');
  await painted(page);
  await expectNoFinding();
});

test('a check that fires is heard, and so is an assertion', async ({ page }) => {
  const findings = await hearChecks(page);
  await page.addInitScript(() => {
    const { instantiate } = WebAssembly;
    (WebAssembly as any).instantiate = async (...parameters: Parameters<typeof instantiate>) => {
      const result: any = await instantiate(...parameters);
      const own = result.instance.exports;
      const draw = own.twotrack_draw;
      own.twotrack_draw = (...values: number[]) => {
        Object.assign(window, { own, drawn: values });
        return draw(...values);
      };
      return result;
    };
  });
  await open(page);
  // Draws pages of sessions that do not exist, and a frame without a single pixel.
  const heard = await page.evaluate(() => {
    const { own, drawn } = window as any;
    const messages: string[] = [];
    for (const call of [
      () => own.twotrack_session_page(3),
      () => own.twotrack_session_page(0x7ffffff0),
      () => own.twotrack_draw(...drawn.with(5, 0)),
    ])
      try {
        call();
      } catch (error) {
        messages.push((error as Error).message);
      }
    return messages;
  });
  expect(heard).toEqual([
    'an access to memory that is not aligned',
    'an access to memory that is not there',
    'unreachable',
  ]);
  const { stopped, said } = await findings();
  expect(stopped).toHaveLength(3);
  expect(said).toContain('viewport.density > 0');
});
