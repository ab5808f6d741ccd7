import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { createLogger } from '@scrubline/service-kit';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { systemClock } from './clock.ts';
import { createSignalingServer } from './create-signaling-server.ts';
import { openTestHistory, type TestHistory } from './history/open-test-history.ts';
import { Stranger } from './testing/stranger.ts';
import { TicketOffice } from './testing/ticket-office.ts';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));
const Ready = z.object({ msg: z.literal('ready'), port: z.number() });

let history: TestHistory;
let tickets: TicketOffice;
beforeEach(async () => {
  history = await openTestHistory();
  onTestFinished(() => history.close());
  tickets = await TicketOffice.open(systemClock);
});

const environment = () => ({
  PORT: '0',
  HOST: '127.0.0.1',
  ...history.settings,
  TICKET_PUBLIC_KEY: JSON.stringify({ ...tickets.publicKey, alg: 'EdDSA' }),
  ALLOWED_ORIGINS: 'http://localhost:3000, https://scrubline.example/',
  MEDIA_SERVER_URLS: 'http://127.0.0.1:1',
  MEDIA_CONTROL_TOKEN: 'the token of the tests',
});

interface Running {
  readonly service: ChildProcess;
  readonly url: string;
  /** All that it has said. */
  readonly said: () => string;
  readonly exit: Promise<unknown[]>;
}

async function start(): Promise<Running> {
  const service = fork(main, { env: environment(), silent: true });
  const exit = once(service, 'exit');
  onTestFinished(() => void service.kill('SIGKILL'));
  let said = '';
  const port = await new Promise<number>((resolve) => {
    service.stdout?.on('data', (chunk) => {
      said += chunk;
      const ready = said.split('\n').find((line) => line.includes('"ready"'));
      if (ready) resolve(Ready.parse(JSON.parse(ready)).port);
    });
  });
  return { service, url: `http://127.0.0.1:${port}`, said: () => said, exit };
}

describe('the service as a process', () => {
  it.each([
    ['SIGTERM', (service: ChildProcess) => service.kill('SIGTERM')],
    ['SIGINT', (service: ChildProcess) => service.kill('SIGINT')],
    ['the loss of its supervisor', (service: ChildProcess) => service.disconnect()],
  ])('is healthy when ready, and ends in order on %s', async (_how, stop) => {
    const { service, url, exit } = await start();
    expect((await fetch(`${url}/health`)).status).toBe(200);
    const stranger = await Stranger.connect(url, { ticket: await tickets.ticket({}) });
    await stranger.join();
    stop(service);
    expect(await exit).toEqual([0, null]);
    expect(await stranger.notice('session:ended')).toEqual({ reason: 'service-stopped' });
    expect(await history.visits()).toMatchObject([{ leaveReason: 'service-stopped' }]);
  });

  it('logs ids and transitions; no name, no ticket and no token', async () => {
    const { service, url, said, exit } = await start();
    const ticket = await tickets.ticket({ displayName: 'Fictional Zhang Wei' });
    const stranger = await Stranger.connect(url, { ticket }, { origin: 'https://scrubline.example' });
    await stranger.join();
    await Stranger.connect(url, { ticket }).catch(() => {});
    const { resumeToken } = await stranger.notice('session:resume-token');
    await stranger.ask('room:leave', {});
    service.kill('SIGTERM');
    await exit;
    for (const transition of ['room:participant-joined', 'room:participant-left', 'ticket-used', 'professor']) {
      expect(said()).toContain(transition);
    }
    for (const secret of ['Zhang', ticket, ticket.split('.')[1] ?? '', resumeToken])
      expect(said()).not.toContain(secret);
  });

  it('names every missing setting, and does not start', async () => {
    const service = fork(main, { env: { MEDIA_CONTROL_TOKEN: 'short', TICKET_PUBLIC_KEY: '{}' }, silent: true });
    let complaint = '';
    service.stderr?.on('data', (chunk) => {
      complaint += chunk;
    });
    expect(await once(service, 'close')).toEqual([78, null]);
    for (const name of Object.keys(environment()).slice(2)) expect(complaint).toContain(name);
  });
});

it('says that its port is taken, and leaves nothing running', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  onTestFinished(() => void taken.close());
  const address = taken.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const logger = createLogger('signaling');
  logger.level = 'silent';
  const starting = createSignalingServer({
    host: '127.0.0.1',
    port,
    databaseUrl: history.databaseUrl,
    journalDirectory: history.journalDirectory,
    ticketPublicKey: tickets.publicKey,
    allowedOrigins: [],
    mediaServerUrls: [],
    mediaControlToken: '',
    logger,
  });
  await expect(starting).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
