import { once } from 'node:events';
import { createServer, connect as openConnection, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A wire to a port of this machine that a test can cut. Ends with the test. */
export async function startWire(firstTarget: number) {
  let target = firstTarget;
  const ends = new Set<Socket>();
  const wire = createServer((near) => {
    const far = openConnection(target, '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        ends.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  const cut = () => {
    for (const end of ends) end.destroy();
  };
  const listen = async (port: number) => {
    wire.listen(port, '127.0.0.1');
    await once(wire, 'listening');
    const address = wire.address();
    return typeof address === 'object' && address ? address.port : 0;
  };
  const close = () => {
    wire.close();
    cut();
  };
  const leadTo = (other: number) => {
    target = other;
  };
  const port = await listen(0);
  onTestFinished(close);
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    cut,
    close,
    leadTo,
    open: () => listen(port),
    connections: () => ends.size / 2,
  };
}
