// The engine is not tied to one assessment: the same widget runs the Big-Five markers, with five scales and no
// decision.
import { expect, test } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { click, open, painted, ready } from '../support/quiz.js';

const names = [
  'Extraversion',
  'Agreeableness',
  'Conscientiousness',
  'Emotional stability',
  'Intellect and imagination',
];

for (const mode of ['canvas', 'html'] as const)
  test(`the Big-Five markers give five scores with their uncertainty, and no lean (${mode})`, async ({ page }) => {
    test.setTimeout(180_000);
    const { items } = JSON.parse(
      await readFile(new URL('../../../assessments/big-five.json', import.meta.url), 'utf8'),
    );
    await page.addInitScript(
      (value) =>
        document.addEventListener('DOMContentLoaded', () => {
          const element = document.querySelector('two-track')!;
          element.setAttribute('src', 'twotrack/big-five.json');
          element.setAttribute('mode', value);
          element.addEventListener('twotrack-complete', (event) => {
            (window as any).result = (event as CustomEvent).detail.result;
          });
        }),
      mode,
    );
    const element = await open(page);
    const answers = items.map((item: any) => {
      // All answers point to extraversion and away from agreeableness; on the other scales, to nothing.
      const towards = { extraversion: item.keyed === '+', agreeableness: item.keyed === '-' }[item.scale as string];
      return [
        item.text,
        towards === undefined ? 'Neither accurate nor inaccurate' : towards ? 'Very accurate' : 'Very inaccurate',
      ];
    });
    await click(page, element.getByRole('button', { name: 'Start' }));
    const asked = await element.evaluate(
      (each, labels) => {
        const root = each.shadowRoot!;
        return labels.map((label) => {
          const question = root.querySelector('h2')!.textContent;
          const option = [...root.querySelectorAll('.option')].find(
            ({ textContent }) => textContent!.trim() === label,
          )!;
          // A click like that of a pointer, which goes on.
          option
            .querySelector('input')!
            .dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, composed: true, detail: 1 }));
          return question;
        });
      },
      answers.map(([, label]: [string, string]) => label) as string[],
    );
    expect(asked).toEqual(answers.map(([text]: [string, string]) => text));
    await ready(element);
    await click(page, element.getByRole('button', { name: 'See the result' }));
    await expect(element.getByRole('heading', { level: 2 })).toHaveText('Big-Five markers');
    await painted(page);
    await expect(element.getByText('Extraversion: very high', { exact: true })).toBeAttached();
    await expect(element.getByText('Agreeableness: very low', { exact: true })).toBeAttached();
    for (const name of names.slice(2))
      await expect(element.getByText(`${name}: in the middle`, { exact: true })).toBeAttached();
    await expect(element.locator('.gauge, .map')).toHaveCount(0);
    const result = await page.evaluate(() => (window as any).result);
    expect(result.scales).toHaveLength(5);
    for (const { standard_error } of result.scales) expect(standard_error).toBeLessThan(0.6);
    expect(result.outcome ?? null).toBeNull();
  });
