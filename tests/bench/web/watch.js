// Runs in each page before its scripts, in an isolated world: the page under test cannot notice it.

const longTasks = [];
new PerformanceObserver((list) =>
  longTasks.push(...list.getEntries().map(({ startTime, duration }) => ({ startTime, duration }))),
).observe({ type: 'longtask' });

const within = ({ host }) => (host ? document.querySelector(host)?.shadowRoot : document);
const middleOf = (element) => {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
};

/** The point at which a click hits an element or its content; null while something else covers it. */
function target(root, element) {
  if (!element) return null;
  const { x, y } = middleOf(element);
  const met = root.elementFromPoint(x, y);
  return met && element.contains(met) ? { x, y } : null;
}

/** The centre of a contender's button, by its name in `Places`. */
const button = (places, name) => {
  const root = within(places);
  return root ? target(root, root.querySelector(places[name])) : null;
};

/** The centre of an option; null until the question with this text is on screen and a click would hit the option. */
function option(places, words, category) {
  const root = within(places);
  const statement = root?.querySelector(places.statement);
  if (!statement?.textContent.includes(words)) return null;
  return target(root, root.querySelectorAll(places.option)[category]);
}

/**
 * Calls `find` after every frame until it finds something in the same place as before that frame: it has then been
 * painted. (A single call would be too early: between its script and the end of the frame, a page may still move
 * things.)
 * @returns what was found, and milliseconds from navigation
 */
const whenPainted = (find) =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    let before = null;
    // A message that is posted at the start of a frame arrives after the frame.
    const nextFrame = () => requestAnimationFrame(() => port2.postMessage(null));
    port1.onmessage = () => {
      const found = find();
      if (found && found.x === before?.x && found.y === before.y) return resolve({ ...found, ms: performance.now() });
      before = found;
      nextFrame();
    };
    nextFrame();
  });

/** Looks between frames, without forcing a frame. @returns what was found */
const whenThere = (find) =>
  new Promise((resolve) => {
    const ask = () => {
      const found = find();
      if (found) resolve(found);
      else setTimeout(ask, 8);
    };
    ask();
  });
globalThis.bench = { longTasks, button, option, whenPainted, whenThere };
