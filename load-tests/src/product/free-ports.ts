import { once } from 'node:events';
import { createServer, type Server } from 'node:net';

/** Ports that nobody used a moment ago. */
export const freePorts = (count: number): Promise<number[]> => tryPorts(Array.from({ length: count }, () => 0));

/** The first of so many ports in a row that nobody used a moment ago. */
export async function freePortsInARow(count: number): Promise<number> {
  for (;;) {
    const [first = 0] = await freePorts(1);
    const row = await tryPorts(Array.from({ length: count }, (_, index) => first + index)).catch(() => null);
    if (row) return first;
  }
}

/** @param wished 0 takes any. @throws {Error} when one is taken */
async function tryPorts(wished: readonly number[]): Promise<number[]> {
  const servers = wished.map((port) => createServer().listen(port, '127.0.0.1'));
  try {
    await Promise.all(servers.map((server) => once(server, 'listening')));
    return servers.map(portOf);
  } finally {
    await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  }
}

function portOf(server: Server): number {
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('not listening');
  return address.port;
}
