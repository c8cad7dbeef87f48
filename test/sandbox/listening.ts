import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

const isAddress = (address: ReturnType<Server['address']>): address is AddressInfo =>
  typeof address === 'object' && address !== null;

/**
 * Starts a server on this machine only.
 * @param port a port, or 0 for any free one
 * @returns the server's origin
 * @throws the system's error, for example EADDRINUSE
 */
export function listen(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      const address = server.address();
      resolve(`http://127.0.0.1:${isAddress(address) ? address.port : port}`);
    });
  });
}

/** Stops a server at once, with all its connections, also those that wait for an answer that never comes. */
export function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
