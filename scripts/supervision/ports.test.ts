import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { requireFreePorts } from './ports.ts';

const wanted = { purpose: 'the web pages', setting: 'PORT' };

/**
 * A port that is free for both protocols, below those that Linux hands out by itself (32768-60999), so that no
 * connection of another program comes to hold it meanwhile.
 */
async function chooseQuietPort(): Promise<number> {
  for (let port = 20_000; port < 32_768; port += 1) {
    const both = (['tcp', 'udp'] as const).map((protocol) => ({ ...wanted, port, protocol }));
    const isFree = await requireFreePorts(both).then(
      () => true,
      () => false,
    );
    if (isFree) return port;
  }
  throw new Error('no port below 32768 is free');
}

test('a taken port is named with the process that holds it and the setting that moves it', async () => {
  const port = await chooseQuietPort();
  const holder = createServer().listen(port, '127.0.0.1');
  await once(holder, 'listening');
  await expect(requireFreePorts([{ ...wanted, port, protocol: 'tcp' }])).rejects.toThrow(
    new RegExp(`Port ${port} \\(tcp\\) for the web pages is in use by process ${process.pid} \\(.+\\); PORT chooses`),
  );
  holder.close();
  await once(holder, 'close');
  await requireFreePorts([{ ...wanted, port, protocol: 'tcp' }]);
});

test('a port taken for datagrams is noticed, and free for connections', async () => {
  const port = await chooseQuietPort();
  const holder = createSocket('udp4').bind(port, '127.0.0.1');
  await once(holder, 'listening');
  await requireFreePorts([{ ...wanted, port, protocol: 'tcp' }]);
  await expect(requireFreePorts([{ ...wanted, port, protocol: 'udp' }])).rejects.toThrow(`process ${process.pid}`);
  holder.close();
});
