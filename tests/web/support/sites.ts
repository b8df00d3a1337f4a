import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import sirv from 'sirv';

const dist = fileURLToPath(new URL('../../../dist', import.meta.url));

/** A site's response to a path: a text, or whatever the function sends. */
export type Pages = Readonly<Record<string, string | ((response: ServerResponse) => void)>>;

export interface Site {
  /** Without a slash at the end. */
  readonly origin: string;
  /** All requests so far, the latest last. */
  readonly requests: { readonly path: string; readonly headers: IncomingHttpHeaders; readonly body: string }[];
  close(): Promise<void>;
}

const typeOf = (path: string): string =>
  path.endsWith('.json') ? 'application/json' : path.endsWith('.js') ? 'text/javascript' : 'text/html';

/**
 * A separate site on this machine, with pages of the test and the widget's files in the folder twotrack/, as in the
 * guides.
 * @param headers sent with every response
 * @param host browsers tell sites apart by the host: 127.0.0.1 and localhost are two sites
 */
export async function openSite(
  pages: Pages = {},
  headers: Readonly<Record<string, string>> = {},
  host: '127.0.0.1' | 'localhost' = '127.0.0.1',
): Promise<Site> {
  const files = sirv(dist, { dev: true });
  const requests: Site['requests'] = [];
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    const path = new URL(request.url!, 'http://site').pathname;
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on('end', () => {
      requests.push({ path, headers: request.headers, body });
      const page = pages[path];
      if (page === undefined) files(request, response, () => response.writeHead(404).end());
      else if (typeof page === 'function') page(response);
      else response.writeHead(200, { 'Content-Type': `${typeOf(path)}; charset=utf-8` }).end(page);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://${host}:${(server.address() as AddressInfo).port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
