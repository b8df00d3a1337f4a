/**
 * The files that lie beside the script. Each is named in full inside `new URL(…, import.meta.url)`: that is how bundlers
 * find what they have to take along. tests/package sees to it that none is missing.
 */
export const plainModule = (): URL => new URL('./twotrack-core.wasm', import.meta.url);
export const drawnModule = (): URL => new URL('./twotrack.wasm', import.meta.url);

const careerTracks: Readonly<Record<string, () => URL>> = {
  en: () => new URL('./career-track.json', import.meta.url),
  de: () => new URL('./career-track.de.json', import.meta.url),
};

/** In English where there is none in that language. */
export const careerTrack = (language: string): URL => (Object.hasOwn(careerTracks, language) ? careerTracks[language]! : careerTracks['en']!)();
