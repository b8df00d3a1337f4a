// Serves folders on this machine, for the demo page and for the tests.
// usage: serve.mjs PORT FOLDER…   The first folder that has a file wins. Port 0 takes any free one.
import { createServer } from 'node:http';
import sirv from 'sirv';

const [port, ...folders] = process.argv.slice(2);
// A page in a sandbox has an opaque origin: it can fetch the widget's files only if every origin may.
const setHeaders = (response) => response.setHeader('Access-Control-Allow-Origin', '*');
const handlers = folders.map((folder) => sirv(folder, { dev: true, etag: true, setHeaders }));

function handle(request, response, index = 0) {
  const handler = handlers[index];
  if (handler) return handler(request, response, () => handle(request, response, index + 1));
  response.statusCode = 404;
  response.end('Not found');
}

const server = createServer((request, response) => handle(request, response));
server.on('error', (error) => {
  const sentence = error.code === 'EADDRINUSE' ? `port ${port} is taken; choose another with --port` : error.message;
  console.error(`error: ${sentence}`);
  process.exit(1);
});
server.listen(Number(port), '127.0.0.1', () => {
  console.log(`ready: http://127.0.0.1:${server.address().port}/`);
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0));
