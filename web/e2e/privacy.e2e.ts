import { product } from './support/product.ts';
import { readClientBundle, readLogs, readMetrics, requireSecrecy } from './support/secrecy.ts';
import { enterTheatre, expect, expectLive, openRig, startOperation, test } from './support/stage.ts';

test('no log, metric, address or script of a whole meeting holds a name, a password, a key or a ticket', async ({
  stage,
}) => {
  const rig = await openRig(stage, await stage.browser());
  await startOperation(rig, 'phantom');
  const console = await stage.page(await stage.browser());
  const asked: string[] = [];
  for (const page of [rig, console]) {
    page.on('request', (request) => asked.push(decodeURIComponent(request.url())));
    page.on('websocket', (socket) => asked.push(decodeURIComponent(socket.url())));
  }
  await enterTheatre(console);
  await expectLive(console);

  const { dataDirectory, signalingUrl, mediaControlUrl } = product();
  const logs = await readLogs(dataDirectory);
  expect([...logs.values()].join('\n')).toContain('session opened');
  const metrics = await readMetrics([signalingUrl, mediaControlUrl]);
  expect([...metrics.values()].join('\n')).toContain('scrubline_');
  expect(asked.length).toBeGreaterThan(10);
  const addresses = new Map([['addresses', asked.join('\n')]]);
  const bundle = await readClientBundle();
  expect(bundle.size).toBeGreaterThan(10);
  await requireSecrecy(dataDirectory, new Map([...logs, ...metrics, ...addresses, ...bundle]));
});
