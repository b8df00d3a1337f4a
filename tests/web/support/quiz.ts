import { expect, type Locator, type Page } from '@playwright/test';

export const labels = ['Strongly disagree', 'Disagree', 'Neither', 'Agree', 'Strongly agree'] as const;
export const itemCount = 20;

/** What the page and its widget did, counted from before the first script. */
export interface Counts {
  frames: number;
  draws: number;
  contexts: number;
  globalListeners: string[];
  events: { type: string; id: string; detail: any }[];
}

/** Counts animation frames, WebGL draws and contexts, and listeners on window and document. Call it before `goto`. */
export async function countEverything(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const counts: Counts = { frames: 0, draws: 0, contexts: 0, globalListeners: [], events: [] };
    (window as any).counts = counts;
    const request = window.requestAnimationFrame.bind(window);
    (window as any).uncountedFrame = () => new Promise(request);
    window.requestAnimationFrame = (callback) => {
      ++counts.frames;
      return request(callback);
    };
    const draw = WebGL2RenderingContext.prototype.drawElements;
    WebGL2RenderingContext.prototype.drawElements = function (...parameters) {
      ++counts.draws;
      return draw.apply(this, parameters);
    };
    const seen = new WeakSet<object>();
    const getContext = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, ...parameters: any[]) {
      const context = (getContext as any).apply(this, parameters);
      if (context instanceof WebGL2RenderingContext && !seen.has(context)) {
        seen.add(context);
        ++counts.contexts;
        (window as any).webgl = context;
      }
      return context;
    } as typeof getContext;
    for (const type of ['twotrack-ready', 'twotrack-progress', 'twotrack-complete', 'twotrack-error'])
      document.addEventListener(type, (event) =>
        counts.events.push({ type, id: (event.target as Element).id, detail: (event as CustomEvent).detail }),
      );
    const listen = EventTarget.prototype.addEventListener;
    EventTarget.prototype.addEventListener = function (...parameters) {
      // The browser's driver listens, too. Only listeners of the widget's own script count.
      if ((this === window || this === document) && /twotrack\.js/.test(new Error().stack ?? ''))
        counts.globalListeners.push(parameters[0]);
      return listen.apply(this, parameters);
    };
  });
}

/** Waits for frames that are not counted; for use after `countEverything`. */
export const uncountedFrames = (page: Page, many: number): Promise<void> =>
  page.evaluate(async (frames) => {
    for (let frame = 0; frame < frames; ++frame) await (window as any).uncountedFrame();
  }, many);

export const counts = (page: Page): Promise<Counts> => page.evaluate(() => (window as any).counts);

/**
 * The counts once they have stayed the same for 20 frames. The browser reports some changes late, such as the pointer
 * over what has come under it, and each may ask for a frame. For use after `countEverything`.
 */
export const countsAtRest = (page: Page): Promise<Counts> =>
  page.evaluate(async () => {
    const { counts, uncountedFrame } = window as any;
    const read = () => `${counts.frames} ${counts.draws}`;
    for (let same = 0, before = read(); same < 20; before = read()) {
      await uncountedFrame();
      same = read() === before ? same + 1 : 0;
    }
    return counts;
  });

export const widget = (page: Page): Locator => page.locator('two-track').first();

/** Opens a page with one widget and waits until it is completely ready. */
export async function open(page: Page, path = 'one.html', waitUntil: 'load' | 'commit' = 'load'): Promise<Locator> {
  await page.goto(path, { waitUntil });
  const element = widget(page);
  await ready(element);
  await expect(element.getByRole('heading').first()).toBeVisible();
  return element;
}

/** Waits until earlier requests to the widget are on screen: calls and clicks then take effect at once. */
export const ready = (element: Locator): Promise<void> =>
  element.evaluate(async (each: any) => {
    await customElements.whenDefined('two-track');
    await each.updateComplete;
  });

/**
 * Waits until the page's changes are on screen, too. A widget learns of a change of style through a transition, which
 * begins with the second frame.
 */
export const painted = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    for (let frames = 0; frames < 2; ++frames) await new Promise(requestAnimationFrame);
    await Promise.all([...document.querySelectorAll('two-track')].map((each) => each.updateComplete));
  });

/**
 * The category chosen for question i in the tests' standard answers: clearly technical. Items alternate T and M, keys +
 * + − −.
 */
export function standardAnswer(index: number): number {
  const technical = index % 2 === 0;
  const positive = index % 4 < 2;
  return technical === positive ? 4 : 0;
}

/** Answers every statement with real clicks, skips the rest, and ends on the report. */
export async function answerByMouse(page: Page, element: Locator, answer = standardAnswer): Promise<void> {
  await click(page, element.getByRole('button', { name: 'Start' }));
  for (let index = 0; index < itemCount; ++index) {
    const question = await element.getByRole('heading').first().textContent();
    await click(page, element.getByRole('radio', { name: labels[answer(index)]!, exact: true }));
    await expect(element.getByRole('heading').first()).not.toHaveText(question!);
  }
  await skipToReport(element);
}

/**
 * Answers every statement as `answerByMouse` does, in one task of the page, with a synthetic pointer click for each.
 */
export const answerStatements = (element: Locator): Promise<void> =>
  element.evaluate(
    (each, answers) => {
      const press = (control: string) =>
        each
          .shadowRoot!.querySelector(`[data-control${control}]`)!
          .dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, composed: true, detail: 1 }));
      press('="start"');
      for (const answer of answers) press(`$=":${answer}"`);
    },
    Array.from({ length: itemCount }, (_, index) => standardAnswer(index)),
  );

/** Answers every statement in this way, skips the rest, and ends on the report. */
export async function answerAll(element: Locator): Promise<void> {
  await answerStatements(element);
  await element.evaluate((each) => {
    while (!each.shadowRoot!.querySelector('.measures'))
      each.shadowRoot!.querySelector<HTMLElement>('[data-control="forward"]')!.click();
  });
  await ready(element);
}

/** Goes from the last statement to the report. Skips all other questions. */
export async function skipToReport(element: Locator): Promise<void> {
  const onward = element.getByRole('button', { name: /^(Continue|Skip|See the result)$/ });
  while ((await onward.count()) > 0) await onward.click();
}

/** The place of a control, once it is stable for a frame: a new page is placed with its first frame. */
export async function placeOf(control: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  await control.evaluate(async (each) => {
    const frame = (window as any).uncountedFrame ?? (() => new Promise(requestAnimationFrame));
    const read = () => JSON.stringify(each.getBoundingClientRect());
    for (let before = ''; before !== read(); await frame()) before = read();
  });
  return (await control.boundingBox())!;
}

/** Clicks with the pointer in the centre of a control's place. */
export async function click(page: Page, control: Locator): Promise<void> {
  await control.scrollIntoViewIfNeeded();
  const box = await placeOf(control);
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

/** The widget's pixels on the page: the number of pixels of each colour, rounded to 16 steps per channel. */
export async function colours(page: Page, element: Locator): Promise<Map<string, number>> {
  const png = (await element.screenshot()).toString('base64');
  const entries = await page.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d')!;
    context.drawImage(image, 0, 0);
    const pixels = context.getImageData(0, 0, image.width, image.height).data;
    const found: Record<string, number> = {};
    for (let i = 0; i < pixels.length; i += 4) {
      const key = `${pixels[i]! >> 4},${pixels[i + 1]! >> 4},${pixels[i + 2]! >> 4}`;
      found[key] = (found[key] ?? 0) + 1;
    }
    return Object.entries(found);
  }, png);
  return new Map(entries);
}

/** The key of a colour in the result of `colours`. */
export const colourKey = (hex: number): string => [hex >> 20, (hex >> 12) & 15, (hex >> 4) & 15].join(',');

/** The codes of the errors that the page received; for use after `countEverything`. */
export const errorCodes = async (page: Page): Promise<string[]> =>
  (await counts(page)).events.filter(({ type }) => type === 'twotrack-error').map(({ detail }) => detail.code);

/** Uncaught errors of the page, from here on. */
export function listenForErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  return errors;
}

/** Removes WebGL 2 from the browser. Call it before `goto`. */
export const withoutWebGL = (page: Page): Promise<void> =>
  page.addInitScript(() => {
    const getContext = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...rest: any[]) {
      return kind === 'webgl2' ? null : (getContext as any).call(this, kind, ...rest);
    } as any;
  });

/** The files that the page has requested so far. */
export function recordRequests(page: Page): string[] {
  const names: string[] = [];
  page.on('request', (request) => names.push(new URL(request.url()).pathname.slice(1)));
  return names;
}

/** Holds back requests for this address until the returned function is called. */
export async function holdBack(page: Page, url: string): Promise<() => void> {
  let arrive = () => {};
  const arrival = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route(url, async (route) => {
    await arrival;
    await route.continue();
  });
  return () => arrive();
}

export const loseContext = (page: Page): Promise<void> =>
  page.evaluate(() => {
    (window as any).loss = (window as any).webgl.getExtension('WEBGL_lose_context');
    (window as any).loss.loseContext();
  });

/**
 * Goes from the intro to the report, answers all questions and stops once at each kind of page: intro, section, each
 * layout of questions, review, report.
 */
export async function visitEveryKind(element: Locator, look: (kind: string) => Promise<void>): Promise<string[]> {
  const seen: string[] = [];
  while (!seen.includes('report')) {
    const kind = await element.evaluate(
      (each, [known, answers]) => {
        const form = each.shadowRoot!.querySelector('form')!;
        const kindOf = () => {
          if (form.querySelector('.review')) return 'review';
          if (form.querySelector('.measures')) return 'report';
          const groups = [...form.querySelectorAll('fieldset')];
          if (groups.length === 0) return form.querySelector('.notes') ? 'intro' : 'section';
          return groups
            .map((group) => [...group.querySelectorAll('.options')].map(({ children }) => children.length).join('+'))
            .join(' and ');
        };
        for (let step = 0; step < 200; ++step) {
          if (!known.includes(kindOf())) return kindOf();
          for (const group of form.querySelectorAll('fieldset')) {
            const inputs = group.querySelectorAll('input');
            const question = Number(
              /^What pulls you: question (\d+)/.exec(form.querySelector('.progress')?.ariaLabel ?? '')?.[1] ?? 0,
            );
            inputs[answers[question - 1] ?? step % inputs.length]!.click();
          }
          form.querySelector<HTMLElement>('.footer .button:last-child, .buttons .button.primary')!.click();
        }
        return 'stuck';
      },
      [seen, Array.from({ length: itemCount }, (_, index) => standardAnswer(index))] as const,
    );
    if (kind === 'stuck') throw new Error(`no way on after ${seen.join(', ')}`);
    seen.push(kind);
    await look(kind);
  }
  return seen;
}
