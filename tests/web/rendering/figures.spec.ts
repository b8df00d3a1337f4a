import { expect, test, type Locator, type Page } from '@playwright/test';
import type { Block, Gauge, Map as Plane, Measures } from '../../../web/src/core/page.js';
import { seen, watchDrawing } from '../support/layout-spy.js';
import { openKind, show } from '../support/page-kinds.js';
import { contrast, Pixels } from '../support/pixels.js';
import { open, visitEveryKind } from '../support/quiz.js';

/** A report in the plain view, and the data of its charts. */
async function openReport(page: Page): Promise<{ element: Locator; gauge: Gauge; map: Plane; measures: Measures }> {
  await watchDrawing(page);
  const element = await openKind(page, 'report');
  await show(page, element, 'html');
  const { blocks } = (await seen(page)).page;
  const block = <Kind extends Block['kind']>(kind: Kind) =>
    blocks.find((each) => each.kind === kind) as Extract<Block, { kind: Kind }>;
  return { element, gauge: block('gauge'), map: block('map'), measures: block('measures') };
}

const centre = (element: Locator) =>
  element.evaluate((each) => {
    const { x, y, width, height } = each.getBoundingClientRect();
    return [x + width / 2, y + height / 2] as const;
  });
const box = async (element: Locator) => (await element.boundingBox())!;
const share = (value: number, range: number) => Math.min(1, Math.max(0, value / range / 2 + 0.5));

/** The extremes of a shape's outline in CSS pixels: left, top, right, bottom, and the y of its rightmost point. */
const outline = (element: Locator) =>
  element.evaluate((each) => {
    const shape = each as unknown as SVGGeometryElement;
    const matrix = shape.getScreenCTM()!;
    const points = Array.from({ length: 721 }, (_, i) =>
      shape.getPointAtLength((shape.getTotalLength() * i) / 720).matrixTransform(matrix),
    );
    const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
    return [
      Math.min(...xs),
      Math.min(...ys),
      Math.max(...xs),
      Math.max(...ys),
      ys[xs.indexOf(Math.max(...xs))]!,
    ] as const;
  });

test('the hill has its top over the mean and falls to exp(−½) at one standard deviation; zone and point lie where the figures say', async ({
  page,
}) => {
  const {
    element,
    gauge: { mean, standard_deviation, zone, range },
  } = await openReport(page);
  const chart = element.locator('.gauge .chart');
  const points = await chart
    .locator('.curve')
    .evaluate((each) => [...(each as SVGPolylineElement).points].map(({ x, y }) => [x, y] as const));
  expect(points.length).toBe(121);
  for (const [x, y] of points) {
    const z = ((x / 60 - 1) * range - mean) / standard_deviation;
    expect(1 - y).toBeCloseTo(Math.exp((-z * z) / 2), 5);
  }
  const [left, top, right, bottom] = await outline(chart.locator('.curve'));
  const line = await box(chart.locator('.track'));
  expect([left, right]).toEqual([expect.closeTo(line.x, 1), expect.closeTo(line.x + line.width, 1)]);
  expect(bottom - top).toBeGreaterThan(60);
  const bounds = await box(chart.locator('.zone'));
  expect(Math.abs(bounds.x - line.x - line.width * share(-zone, range))).toBeLessThan(1);
  expect(Math.abs(bounds.width - (line.width * zone) / range)).toBeLessThan(1.1);
  await expect(chart.locator('.zone')).toHaveCSS('stroke-dasharray', /\d/);
  const [x, y] = await centre(chart.locator('.point'));
  expect(x).toBeCloseTo(line.x + line.width * share(mean, range), 0);
  expect(y).toBeCloseTo(line.y + line.height / 2, 0);
});

test('the oval on the map reaches √(−2 ln 0.2) standard errors each way, round the point, and its square cuts it off', async ({
  page,
}) => {
  // The two scales of the career track are measured independently; those of another assessment may not be.
  await page.addInitScript(() => {
    const parse = JSON.parse;
    JSON.parse = (...parameters: Parameters<typeof parse>) => {
      const value = parse(...parameters);
      const map = value?.page?.blocks?.find(({ kind }: Block) => kind === 'map');
      if (map) Object.assign(map, { standard_error_x: 0.5, standard_error_y: 0.8, covariance: 0.25 });
      return value;
    };
  });
  const { element, map } = await openReport(page);
  const square = await box(element.locator('.map .chart'));
  expect(square.width).toBeCloseTo(square.height, 1);
  const at = (x: number, y: number) => [
    square.x + square.width * share(x, map.range),
    square.y + square.height * (1 - share(y, map.range)),
  ];
  expect(await centre(element.locator('.map .point'))).toEqual(
    at(map.x, map.y).map((value) => expect.closeTo(value, 0)),
  );
  const reach = (Math.sqrt(-2 * Math.log(0.2)) * square.width) / 2 / map.range;
  const [x, y] = at(map.x, map.y);
  const [left, top, right, bottom, rightmost] = await outline(element.locator('.map .region'));
  for (const [found, expected] of [
    [left, x! - reach * map.standard_error_x],
    [right, x! + reach * map.standard_error_x],
    [top, y! - reach * map.standard_error_y],
    [bottom, y! + reach * map.standard_error_y],
  ])
    expect(Math.abs(found! - expected!)).toBeLessThan(0.2);
  // The direction of the lean: the regression of y on x goes through the rightmost point.
  expect(Math.abs(rightmost - y! + (reach * map.covariance) / map.standard_error_x)).toBeLessThan(1);
  await expect(element.locator('.map .chart svg')).toHaveCSS('overflow', 'hidden');
  // The lines between the outcomes: along them, y − x is ± the zone.
  for (const [name, sign] of [
    ['people', 1],
    ['technical', -1],
  ] as const) {
    const [, from, to] = await element
      .locator(`.map .${name}`)
      .evaluate((each) => [...(each as SVGPolygonElement).points].map(({ x, y }) => [x, y] as const));
    for (const [px, py] of [from!, to!]) expect((-py - px) * sign).toBeCloseTo(map.zone, 5);
  }
});

test('a zone that is wider than the line ends with it', async ({ page }) => {
  // No probability calls a side.
  await page.route('**/career-track.json?*', async (route) => {
    const assessment = await (await route.fetch()).json();
    Object.assign(assessment.decision, { call: 1, clear: 1 });
    await route.fulfill({ json: assessment });
  });
  const { element, gauge } = await openReport(page);
  expect(gauge.zone).toBeGreaterThan(gauge.range);
  const chart = element.locator('.gauge .chart');
  const [line, zone] = [await box(chart.locator('.track')), await box(chart.locator('.zone'))];
  expect(Math.abs(zone.x - line.x)).toBeLessThan(1);
  expect(Math.abs(zone.width - line.width)).toBeLessThan(1.1);
});

test("a measure's interval and point lie on its line where the figures say", async ({ page }) => {
  const { element, measures } = await openReport(page);
  for (const [index, { theta, low, high }] of measures.entries.entries()) {
    const chart = element.locator('.measure').nth(index);
    const line = await box(chart.locator('.track'));
    const at = (value: number) => line.x + line.width * share(value, measures.range);
    const span = await box(chart.locator('.span'));
    for (const [found, expected] of [
      [span.x, at(low)],
      [span.x + span.width, at(high)],
      [(await centre(chart.locator('.point')))[0], at(theta)],
      [(await centre(chart.locator('line')))[0], at(0)],
    ])
      expect(Math.abs(found! - expected!)).toBeLessThan(1);
  }
});

test('the drawn view shows none of it and nothing of it takes place', async ({ page }) => {
  const { element } = await openReport(page);
  await expect(element.locator('.chart').first()).toBeVisible();
  await show(page, element, 'canvas');
  for (const chart of await element.locator('.chart').all()) expect(await chart.boundingBox()).toBeNull();
  for (const label of await element.locator('.label').all()) await expect(label).toHaveCSS('color', 'rgba(0, 0, 0, 0)');
});

/** The marks whose strongest pixels must contrast with their background. WCAG 1.4.11. */
const marks = ['.gauge .curve', '.gauge .point', '.map .point', '.measure .point'];

for (const [name, media] of [
  ['in light', {}],
  ['in dark', { colorScheme: 'dark' }],
  ['in forced colours', { forcedColors: 'active' }],
  ['in dark forced colours', { forcedColors: 'active', colorScheme: 'dark' }],
] as const) {
  test(`every chart stands out from its ground ${name}`, async ({ page }) => {
    await page.setViewportSize({ width: 800, height: 6000 });
    await page.emulateMedia(media);
    const { element } = await openReport(page);
    for (const selector of marks) {
      const { x, y, width, height } = await box(element.locator(selector).first());
      const around = (await Pixels.of(page, [x - 6, y - 6, width + 12, height + 12])).within([
        x - 6,
        y - 6,
        width + 12,
        height + 12,
      ]);
      const counts = new Map<string, number>();
      for (const pixel of around) counts.set(pixel.join(), (counts.get(pixel.join()) ?? 0) + 1);
      const common = [...counts]
        .filter(([, count]) => count > 20)
        .map(([key]) => key.split(',').map(Number) as [number, number, number]);
      const most = Math.max(...common.flatMap((one) => common.map((other) => contrast(one, other))));
      expect.soft(most, selector).toBeGreaterThan(3);
    }
  });
}

for (const width of [320, 420, 800]) {
  test(`the map's names lie in its square and on nobody else's at ${width} px, wherever the point is`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.addInitScript(() =>
      document.addEventListener('DOMContentLoaded', () =>
        document.querySelector('two-track')!.setAttribute('mode', 'html'),
      ),
    );
    const element = await open(page);
    await visitEveryKind(element, async () => {});
    const square = await box(element.locator('.map .chart'));
    for (const [x, y] of [
      [0, 0],
      [1, 0],
      [0, 1],
      [1, 1],
      [0.5, 0.5],
      [0.06, 0.93],
      [0.9, 0.75],
      [0.3, 0.83],
      [0.5, 0.14],
    ] as const) {
      // Sets the position as the form does.
      await element.evaluate(
        (each, [px, py]) => {
          const figure = each.shadowRoot!.querySelector<HTMLElement>('.map')!;
          for (const [key, value] of [
            ['--x', px],
            ['--y', 1 - py],
            ['--shift', 0.5 + 4 * (px - 0.5) ** 3],
          ] as const)
            figure.style.setProperty(key, String(value));
          for (const [key, value] of [
            ['below', py > 0.72],
            ['top', py > 0.8],
            ['bottom', py < 0.15],
          ] as const)
            figure.classList.toggle(key, value);
        },
        [x, y] as const,
      );
      const names = await Promise.all((await element.locator('.map .label:not(.x_label, .y_label)').all()).map(box));
      for (const [index, one] of names.entries()) {
        expect(one.x).toBeGreaterThanOrEqual(square.x - 1);
        expect(one.x + one.width).toBeLessThanOrEqual(square.x + square.width + 1);
        expect(one.y).toBeGreaterThanOrEqual(square.y - 1);
        expect(one.y + one.height).toBeLessThanOrEqual(square.y + square.height + 1);
        for (const other of names.slice(index + 1)) {
          const across = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
          const down = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
          expect(across > 1 && down > 3, `${x} ${y}`).toBe(false);
        }
      }
    }
  });
}

test("in forced colours the charts have none but the person's", async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  const { element } = await openReport(page);
  const foreign = await element.evaluate((each) => {
    const root = each.shadowRoot!;
    const allowed = ['Canvas', 'CanvasText', 'GrayText'].map((colour) => {
      const probe = root.querySelector('form')!.appendChild(document.createElement('i'));
      probe.style.color = colour;
      const found = getComputedStyle(probe).color;
      probe.remove();
      return found;
    });
    return [...root.querySelectorAll('.chart :is(polygon, polyline, rect, circle, line)')].flatMap((shape) => {
      const { fill, stroke } = getComputedStyle(shape);
      // A line has no fill.
      return [shape.tagName === 'line' ? 'none' : fill, stroke]
        .filter((colour) => colour !== 'none' && !allowed.includes(colour))
        .map((colour) => `${shape.getAttribute('class')} ${colour}`);
    });
  });
  expect(foreign).toEqual([]);
});

test('from right to left a measure grows to the left, as the bars do', async ({ page }) => {
  await watchDrawing(page);
  const element = await open(page, 'rtl.html');
  await visitEveryKind(element, async () => {});
  const { blocks } = (await seen(page)).page;
  const measures = blocks.find(({ kind }) => kind === 'measures') as Measures;
  const line = await box(element.locator('.measure .track').first());
  const [x] = await centre(element.locator('.measure .point').first());
  expect(x).toBeCloseTo(line.x + line.width * (1 - share(measures.entries[0]!.theta, measures.range)), 0);
});
