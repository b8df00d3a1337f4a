// Runs in each page before its scripts, in a world of its own: the page under test cannot know of it.

const longTasks = [];
new PerformanceObserver((list) => longTasks.push(...list.getEntries().map(({ startTime, duration }) => ({ startTime, duration }))))
  .observe({ type: 'longtask' });

const within = ({ host }) => (host ? document.querySelector(host)?.shadowRoot : document);
const middleOf = (element) => {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
};

/** Where a click meets an element or what is in it; null while it would meet anything else. */
function target(root, element) {
  if (!element) return null;
  const { x, y } = middleOf(element);
  const met = root.elementFromPoint(x, y);
  return met && element.contains(met) ? { x, y } : null;
}

/** The middle of a contender's button, by the name that `Places` has for it. */
const button = (places, name) => {
  const root = within(places);
  return root ? target(root, root.querySelector(places[name])) : null;
};

/** The middle of an option; null until the question with these words is on screen and its option would be met. */
function option(places, words, category) {
  const root = within(places);
  const statement = root?.querySelector(places.statement);
  if (!statement?.textContent.includes(words)) return null;
  return target(root, root.querySelectorAll(places.option)[category]);
}

/**
 * Asks after every frame until `find` finds something in the place where it was before that frame: it has been painted
 * then. (To ask once is too early: between its script and its part of the frame a page may still move things.)
 * @returns what was found, and milliseconds from navigation
 */
const whenPainted = (find) => new Promise((resolve) => {
  const { port1, port2 } = new MessageChannel();
  let before = null;
  // A message that is sent as a frame begins arrives when it is over.
  const nextFrame = () => requestAnimationFrame(() => port2.postMessage(null));
  port1.onmessage = () => {
    const found = find();
    if (found && found.x === before?.x && found.y === before.y) return resolve({ ...found, ms: performance.now() });
    before = found;
    nextFrame();
  };
  nextFrame();
});

/** Between frames, and forcing none. @returns what was found */
const whenThere = (find) => new Promise((resolve) => {
  const ask = () => {
    const found = find();
    if (found) resolve(found);
    else setTimeout(ask, 8);
  };
  ask();
});
globalThis.bench = { longTasks, button, option, whenPainted, whenThere };
