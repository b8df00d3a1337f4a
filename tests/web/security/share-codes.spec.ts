// Untrusted codes of results and answers, in the attribute or the address. docs/security.md names these tests.
import { expect, test } from '@playwright/test';
import { crc32 } from '../support/crc32.js';
import { countEverything, errorCodes, listenForErrors, open, painted } from '../support/quiz.js';

test.describe('a share code', () => {
  /** A code with these figures and a correct checksum, as anyone can make it. */
  function codeOf(figures: {
    theta?: number;
    error?: number;
    answered?: number;
    covariance?: number;
    p?: number;
    outcome?: number;
  }): string {
    const { theta = 0, error = 0.5, answered = 10, covariance = 0, p = 0.9, outcome = 1 } = figures;
    const bytes: number[] = [1];
    const number = (value: number, width: number) => {
      for (let shift = width - 1; shift >= 0; --shift) bytes.push(Math.floor(value / 256 ** shift) % 256);
    };
    const logits = (value: number) => number(Math.round((value + 20) * 10_000), 3);
    for (let scale = 0; scale < 2; ++scale) {
      logits(theta);
      logits(error);
      number(answered, 2);
      number(10, 2);
    }
    logits(covariance);
    number(Math.round(p * 10_000), 2);
    number(outcome, 1);
    number(crc32([...new TextEncoder().encode('career-track'), ...bytes]), 4);
    return Buffer.from(bytes).toString('base64url');
  }

  test('with figures that answers can give is opened, whoever made it: it is no certificate', async ({ page }) => {
    const errors = listenForErrors(page);
    const element = await open(page, `one.html#twotrack=career-track:${codeOf({ theta: 2 })}`);
    await expect(element.getByText('A shared result')).toBeVisible();
    for (const figures of [
      { error: 0.0001 },
      { error: 9.9, covariance: 90 },
      { theta: 9.9 },
      { theta: -9.9, error: 9.9 },
      { covariance: 0.25 },
      { p: 0 },
      { outcome: 11 },
    ]) {
      for (const mode of ['canvas', 'html']) {
        await element.evaluate(
          (each: any, [code, view]) => {
            each.mode = view;
            each.result = code;
          },
          [codeOf(figures), mode] as const,
        );
        await painted(page);
        await expect(element.getByText('A shared result')).toBeVisible();
        await expect(element.locator('.status')).toBeEmpty();
      }
    }
    expect(errors).toEqual([]);
  });

  const absurd: [string, Parameters<typeof codeOf>[0]][] = [
    ['an infinite trait', { theta: 1000 }],
    ['no error', { error: 0 }],
    ['an error of 1,000', { error: 1000 }],
    ['more answers than questions', { answered: 65_535 }],
    ['a covariance beyond its errors', { covariance: 1000 }],
    ['a probability of six', { p: 6 }],
    ['an outcome of no name', { outcome: 255 }],
  ];
  for (const [name, figures] of absurd) {
    test(`with ${name} is refused with a sentence, and the widget works on`, async ({ page }) => {
      const errors = listenForErrors(page);
      const element = await open(page, `one.html#twotrack=career-track:${codeOf(figures)}`);
      await expect(element.locator('.status')).toHaveText('This link to a result is damaged; ask for it again.');
      await element.getByRole('button', { name: 'Start' }).click();
      await expect(element.getByRole('progressbar')).toBeVisible();
      expect(errors).toEqual([]);
    });
  }

  test('in the attribute or the address that is no code is never part of the page', async ({ page }) => {
    const errors = listenForErrors(page);
    await countEverything(page);
    const element = await open(page, 'one.html#twotrack=career-track:<img src=x onerror=ran=1>');
    for (const code of [
      '<img src=x onerror=ran=1>',
      'A'.repeat(3_000_000),
      '\u0000',
      '%00',
      '../../etc/passwd',
      'javascript:ran=1',
      '\ud800',
      '🙂'.repeat(99),
    ]) {
      await element.evaluate((each: any, value) => {
        each.result = value;
      }, code);
      await expect(element.locator('.status')).toHaveText(/^This link to a result is damaged/);
      await expect(element.getByRole('button', { name: 'Start' })).toBeVisible();
    }
    expect(await page.evaluate(() => (window as any).ran)).toBeUndefined();
    expect([...new Set(await errorCodes(page))]).toEqual(['share-code']);
    expect(errors).toEqual([]);
  });
});
