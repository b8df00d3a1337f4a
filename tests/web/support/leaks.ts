import type { CDPSession, Page } from '@playwright/test';

/**
 * Counts active observers, listeners that are neither removed nor aborted, and objects of WebAssembly and WebGL that
 * are not destroyed. Call it before `goto`.
 */
export async function countHeld(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const held = {
      observers: 0,
      listeners: 0,
      memories: [] as WebAssembly.Memory[],
      objects: {} as Record<string, number>,
    };
    (window as any).held = held;
    for (const name of ['ResizeObserver', 'IntersectionObserver', 'MutationObserver'] as const) {
      const prototype = window[name].prototype as any;
      const { observe, unobserve, disconnect } = prototype;
      const targets = new WeakMap<object, Set<unknown>>();
      const change = (observer: object, edit: (set: Set<unknown>) => void) => {
        const set = targets.get(observer) ?? new Set();
        targets.set(observer, set);
        held.observers -= set.size;
        edit(set);
        held.observers += set.size;
      };
      prototype.observe = function (target: unknown, ...rest: unknown[]) {
        observe.call(this, target, ...rest);
        change(this, (set) => set.add(target));
      };
      if (unobserve)
        prototype.unobserve = function (target: unknown) {
          unobserve.call(this, target);
          change(this, (set) => set.delete(target));
        };
      prototype.disconnect = function () {
        disconnect.call(this);
        change(this, (set) => set.clear());
      };
    }
    const { createTexture, deleteTexture } = WebGL2RenderingContext.prototype;
    WebGL2RenderingContext.prototype.createTexture = function () {
      held.objects['texture'] = (held.objects['texture'] ?? 0) + 1;
      return createTexture.call(this);
    };
    WebGL2RenderingContext.prototype.deleteTexture = function (texture) {
      if (texture) --held.objects['texture']!;
      deleteTexture.call(this, texture);
    };
    // Listeners on elements disappear with their elements. Only listeners on other objects can keep things alive.
    const { addEventListener, removeEventListener } = EventTarget.prototype;
    const known = new WeakMap<EventTarget, Map<string, Set<unknown>>>();
    EventTarget.prototype.addEventListener = function (type, listener, options) {
      addEventListener.call(this, type, listener, options);
      const signal = typeof options === 'object' ? options.signal : undefined;
      if (!listener || this instanceof Node || signal?.aborted) return;
      const types = known.get(this) ?? new Map<string, Set<unknown>>();
      known.set(this, types);
      const listeners = types.get(type) ?? new Set();
      types.set(type, listeners);
      if (listeners.has(listener)) return;
      listeners.add(listener);
      ++held.listeners;
      const forget = () => {
        if (listeners.delete(listener)) --held.listeners;
      };
      if (signal) addEventListener.call(signal, 'abort', forget);
      // Listeners on an abort signal disappear with the signal.
      if (this instanceof AbortSignal) addEventListener.call(this, 'abort', forget);
    };
    EventTarget.prototype.removeEventListener = function (type, listener, options) {
      removeEventListener.call(this, type, listener, options);
      if (known.get(this)?.get(type)?.delete(listener)) --held.listeners;
    };
    const { instantiate } = WebAssembly;
    (WebAssembly as any).instantiate = async (...parameters: [BufferSource, WebAssembly.Imports]) => {
      const { exports } = ((await instantiate(...parameters)) as any).instance as WebAssembly.Instance;
      // A module's second part uses the memory of the first part.
      if (exports['memory']) held.memories.push(exports['memory'] as WebAssembly.Memory);
      // Counts the objects that are created and destroyed in the module: sessions, assessments, themes, fonts.
      const counted = Object.entries(exports).map(([name, call]) => {
        const [, kind, verb] = /^twotrack_(.*)_(create|destroy)$/.exec(name) ?? [];
        if (!kind) return [name, call];
        return [
          name,
          (...values: unknown[]) => {
            held.objects[kind] = (held.objects[kind] ?? 0) + (verb === 'create' ? 1 : -1);
            return (call as any)(...values);
          },
        ];
      });
      return { instance: { exports: Object.fromEntries(counted) } };
    };
  });
}

export interface Held {
  readonly observers: number;
  readonly listeners: number;
  readonly wasmBytes: number;
  readonly objects: Readonly<Record<string, number>>;
  readonly heapBytes: number;
  readonly nodes: number;
  readonly browserListeners: number;
}

export async function heldNow(page: Page, client: CDPSession): Promise<Held> {
  for (let times = 0; times < 3; ++times) {
    await client.send('HeapProfiler.collectGarbage');
    // Finalizers run in tasks of their own after the collection.
    await page.evaluate(() => new Promise<void>((resolve) => setTimeout(resolve)));
  }
  const { metrics } = await client.send('Performance.getMetrics');
  const metric = (name: string) => metrics.find((each) => each.name === name)!.value;
  const own = await page.evaluate(() => {
    const { observers, listeners, memories, objects } = (window as any).held;
    return {
      observers,
      listeners,
      objects,
      wasmBytes: memories.reduce((sum: number, { buffer }: WebAssembly.Memory) => sum + buffer.byteLength, 0),
    };
  });
  return {
    ...own,
    heapBytes: metric('JSHeapUsedSize'),
    nodes: metric('Nodes'),
    browserListeners: metric('JSEventListeners'),
  };
}
