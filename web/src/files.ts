import type { EngineKind, ModulePart } from './engine.js';

/** Of the modules' parts that this script was built with, by file; web/build.mjs fills it in. */
declare const twotrackIntegrity: Readonly<Record<string, string>>;

/**
 * The files that lie beside the script. Each is named in full inside `new URL(…, import.meta.url)`: that is how bundlers
 * find what they have to take along. tests/package sees to it that none is missing.
 */
export const moduleParts: Readonly<Record<EngineKind, () => readonly [first: ModulePart, rest: ModulePart]>> = {
  plain: () => [
    { url: new URL('./twotrack-plain.wasm', import.meta.url), integrity: twotrackIntegrity['twotrack-plain.wasm']! },
    { url: new URL('./twotrack-plain-rest.wasm', import.meta.url), integrity: twotrackIntegrity['twotrack-plain-rest.wasm']! },
  ],
  drawn: () => [
    { url: new URL('./twotrack.wasm', import.meta.url), integrity: twotrackIntegrity['twotrack.wasm']! },
    { url: new URL('./twotrack-rest.wasm', import.meta.url), integrity: twotrackIntegrity['twotrack-rest.wasm']! },
  ],
};

/** Whole, for scoring without a widget. */
export const coreModule = (): URL => new URL('./twotrack-core.wasm', import.meta.url);

const careerTracks: Readonly<Record<string, () => URL>> = {
  en: () => new URL('./career-track.json', import.meta.url),
  de: () => new URL('./career-track.de.json', import.meta.url),
};

/** In English where there is none in that language. */
export const careerTrack = (language: string): URL => (Object.hasOwn(careerTracks, language) ? careerTracks[language]! : careerTracks['en']!)();
