// One run of one contender, in a browser of its own.
import { setTimeout as pause } from 'node:timers/promises';
import { openBrowser } from './browser.mjs';
import { clicks, statements } from './questionnaire.mjs';
import { emptyPage } from './site.mjs';

/** The least time from one click to the next: all motion after a click has ended by then. */
const paceMs = 250;
/** The time after which a new page is at rest. */
const settleMs = 1000;
const idleSeconds = 5;

/** Opens a browser, calls `use` with it, and always closes it. */
async function withBrowser(conditions, use) {
  const browser = await openBrowser(conditions);
  try {
    return await use(browser);
  } finally {
    await browser.close();
  }
}

const question = ({ places }, index) =>
  `bench.option(${JSON.stringify(places)}, ${JSON.stringify(statements[index].text)}, ${clicks[index]})`;
const button = ({ places }, name) => `bench.button(${JSON.stringify(places)}, '${name}')`;
const longTasks = async (browser) => {
  const tasks = await browser.ask('bench.longTasks');
  return { longTasks: tasks.length, longTasksMs: tasks.reduce((sum, { duration }) => sum + duration, 0) };
};

/** Loads the page up to its first question. Returns the question's place, and the cost of loading. */
export async function openAtFirstQuestion(browser, contender, address) {
  const before = await browser.cpuSeconds();
  await browser.goto(`${address}/${contender.id}/`);
  const start = contender.places.start && (await browser.ask(`bench.whenPainted(() => ${button(contender, 'start')})`));
  if (start) await browser.click(start);
  const { ms, ...place } = await browser.ask(`bench.whenPainted(() => ${question(contender, 0)})`);
  const cpuSeconds = (await browser.cpuSeconds()) - before;
  const loading = {
    firstPageMs: start ? start.ms : ms,
    firstQuestionMs: ms,
    cpuSeconds,
    ...(await longTasks(browser)),
  };
  return { place, loading };
}

/** Clicks an option for each statement, and checks the contender's answers. */
async function answerAll(browser, contender, first) {
  for (const index of statements.keys()) {
    await browser.click(
      index === 0 ? first : await browser.ask(`bench.whenThere(() => ${question(contender, index)})`),
    );
    if (contender.places.onward)
      await browser.click(await browser.ask(`bench.whenThere(() => ${button(contender, 'onward')})`));
    await pause(paceMs);
  }
  const answers = await browser.page.evaluate(contender.answers);
  if (JSON.stringify(answers) !== JSON.stringify(clicks))
    throw new Error(`${contender.name} has other answers than were clicked: ${JSON.stringify(answers)}`);
}

/**
 * Measures the time until the first question accepts input: its first option is clicked as soon as it is painted, and
 * the click must have an effect.
 * @returns milliseconds from navigation to the first page of any kind and to the first question; processor seconds and
 *          long tasks up to that time; requests and bytes of everything that is fetched
 */
export function measureLoading(contender, address, conditions) {
  return withBrowser(conditions, async (browser) => {
    const { place, loading } = await openAtFirstQuestion(browser, contender, address);
    await browser.click(place);
    const { places } = contender;
    if (places.onward) await browser.click(await browser.ask(`bench.whenThere(() => ${button(contender, 'onward')})`));
    await browser.ask(`bench.whenThere(() => ${question(contender, 1)})`);
    // Files fetched after the first page also count.
    await pause(settleMs);
    return { ...loading, ...browser.traffic };
  });
}

/**
 * @returns the figures of `measureLoading`; megabytes while the first question is shown; processor seconds and long
 *          tasks of 24 answers
 */
export function measureAnswering(contender, address, conditions) {
  return withBrowser(conditions, async (browser) => {
    const { place, loading } = await openAtFirstQuestion(browser, contender, address);
    const held = await memoryOf(browser);
    const before = { cpu: await browser.cpuSeconds(), ...(await longTasks(browser)) };
    await answerAll(browser, contender, place);
    const after = { cpu: await browser.cpuSeconds(), ...(await longTasks(browser)) };
    return {
      loading: { ...loading, ...browser.traffic },
      held,
      answering: {
        cpuSeconds: after.cpu - before.cpu,
        longTasks: after.longTasks - before.longTasks,
        longTasksMs: after.longTasksMs - before.longTasksMs,
      },
    };
  });
}

/** Megabytes that the browser uses with an empty page. */
export function measureEmptyPage(address) {
  return withBrowser({}, async (browser) => {
    await browser.goto(`${address}/${emptyPage}/`);
    return memoryOf(browser);
  });
}

async function memoryOf(browser) {
  await pause(settleMs);
  return browser.memory();
}

/** @returns frames drawn while the first question is shown and nothing happens */
export function measureIdle(contender, address) {
  return withBrowser({}, async (browser) => {
    await openAtFirstQuestion(browser, contender, address);
    await pause(settleMs);
    return { frames: await browser.framesWithin(idleSeconds) };
  });
}
