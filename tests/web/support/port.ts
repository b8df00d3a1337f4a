import { execFileSync } from 'node:child_process';

/**
 * Binds the requested port, or any free one if it is taken, and releases it. In a process of its own, because
 * configurations are read synchronously.
 */
const probe = `
  const server = require('node:net').createServer();
  const listen = (port) => server.listen(port, '127.0.0.1');
  server.once('error', () => listen(0));
  server.on('listening', () => { console.log(server.address().port); server.close(); });
  listen(Number(process.argv[1]));`;

/**
 * The port of the tests' own server: TWOTRACK_TEST_PORT if it is free, otherwise any free port. Two suites can thus run
 * side by side. The workers read the configuration after the server has started: they inherit the port that was found.
 */
export function testPort(): number {
  const { env, execPath } = process;
  env['TWOTRACK_TEST_PORT_FOUND'] ??= execFileSync(execPath, ['-e', probe, env['TWOTRACK_TEST_PORT'] ?? '0'], {
    encoding: 'utf8',
  }).trim();
  return Number(env['TWOTRACK_TEST_PORT_FOUND']);
}
