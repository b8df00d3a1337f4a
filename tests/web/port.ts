import { execFileSync } from 'node:child_process';

/** Takes the port that is asked for, or any free one if it is taken, and lets go of it. Configurations are read at once. */
const probe = `
  const server = require('node:net').createServer();
  const listen = (port) => server.listen(port, '127.0.0.1');
  server.once('error', () => listen(0));
  server.on('listening', () => { console.log(server.address().port); server.close(); });
  listen(Number(process.argv[1]));`;

/**
 * The port of the tests' own server: TWOTRACK_TEST_PORT if that is free, else any free one. So two suites can run side by
 * side. The workers read the configuration after the server has started: they inherit the port that was found.
 */
export function testPort(): number {
  return Number(process.env['TWOTRACK_TEST_PORT_FOUND'] ??= execFileSync(process.execPath, ['-e', probe, process.env['TWOTRACK_TEST_PORT'] ?? '0'], { encoding: 'utf8' }).trim());
}
