/** All that scoring needs of Node. Its own types would bring Node's globals into the widget's sources. */
declare module 'node:fs/promises' {
  export function readFile(path: URL): Promise<Uint8Array<ArrayBuffer>>;
}
