import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { requireFreePorts } from './ports.ts';

const wanted = { purpose: 'the web pages', setting: 'PORT' };

test('a taken port is named with the process that holds it and the setting that moves it', async () => {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const address = holder.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  await expect(requireFreePorts([{ ...wanted, port, protocol: 'tcp' }])).rejects.toThrow(
    new RegExp(`Port ${port} \\(tcp\\) for the web pages is in use by process ${process.pid} \\(.+\\); PORT chooses`),
  );
  holder.close();
  await once(holder, 'close');
  await requireFreePorts([{ ...wanted, port, protocol: 'tcp' }]);
});

test('a port taken for datagrams is noticed, and free for connections', async () => {
  const holder = createSocket('udp4').bind(0, '127.0.0.1');
  await once(holder, 'listening');
  const { port } = holder.address();
  await requireFreePorts([{ ...wanted, port, protocol: 'tcp' }]);
  await expect(requireFreePorts([{ ...wanted, port, protocol: 'udp' }])).rejects.toThrow(`process ${process.pid}`);
  holder.close();
});
