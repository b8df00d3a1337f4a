/** A media query; in a browser without them, one that never matches. */
export const media = (query: string): Pick<MediaQueryList, 'matches' | 'addEventListener'> =>
  globalThis.matchMedia?.(query) ?? { matches: false, addEventListener() {} };
