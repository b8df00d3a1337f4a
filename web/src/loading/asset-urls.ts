import type { Asset } from './engine.js';

/** The hash of the module that this script was built with; web/tools/build.mjs and web/tools/package.mjs fill it in. */
declare const twotrackIntegrity: string;
/** The queries of the files that this script was built with, by name, from their hashes; web/tools/build.mjs fills them in. */
declare const twotrackQueries: Readonly<Record<string, string>>;

/**
 * The files beside the script. Each name is complete inside `new URL(…, import.meta.url)`, because bundlers look for that
 * pattern. tests/package checks that no file is missing.
 */
const urls = {
  'twotrack.wasm': () => new URL('./twotrack.wasm', import.meta.url),
  'career-track.json': () => new URL('./career-track.json', import.meta.url),
  'career-track.de.json': () => new URL('./career-track.de.json', import.meta.url),
} as const;

/** The widget's module. */
export const widgetModule = (): Asset => ({
  url: addressed('twotrack.wasm'),
  integrity: twotrackIntegrity,
});

/** The module that scores without a widget. Only the npm package has it. */
export const coreModule = (): Asset => ({
  url: new URL('./twotrack-core.wasm', import.meta.url),
  integrity: twotrackIntegrity,
});

/** English stands in for a language without a translation. */
export const careerTrack = (language: string): URL =>
  addressed(language === 'de' ? 'career-track.de.json' : 'career-track.json');

/** Adds the file's hash as the query: a script never gets the file of another build from a cache. */
function addressed(name: keyof typeof urls): URL {
  const url = urls[name]();
  // A bundler may have turned the file into a data: URL.
  if (url.protocol.startsWith('http')) url.search = twotrackQueries[name]!;
  return url;
}
