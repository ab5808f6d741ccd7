import { once } from 'node:events';
import { beforeEach, describe, expect, it } from 'vitest';
import { codeOf } from '../testing/code-of.ts';
import { allowedOrigin, type SignalingUnderTest, startSignaling } from '../testing/start-signaling.ts';
import { Stranger } from '../testing/stranger.ts';

const foreign = ['https://elsewhere.example', 'null', 'file://', `${allowedOrigin}:444`, allowedOrigin.toUpperCase()];

let signaling: SignalingUnderTest;
let neighbour: Stranger;
beforeEach(async () => {
  signaling = await startSignaling();
  neighbour = await signaling.join({ participantId: 'neighbour' });
});

describe('a page of another site', () => {
  it.each(foreign)('%s opens no WebSocket, not even with a good ticket, which stays good', async (origin) => {
    const ticket = await signaling.tickets.ticket({});
    expect(await codeOf(Stranger.connect(signaling.url, { ticket }, { origin }))).toBe('connection-lost');
    const own = await Stranger.connect(signaling.url, { ticket }, { origin: allowedOrigin });
    own.socket.disconnect();
    expect(await codeOf(neighbour.snapshot())).toBe('ok');
  });

  it('is in the audit, many tries as one row, without an address', async () => {
    for (const origin of foreign) await codeOf(Stranger.connect(signaling.url, {}, { origin }));
    signaling.clock.advance(1_000);
    const find = async () => (await signaling.history.audit()).filter(({ action }) => action === 'session:open');
    await expect
      .poll(find)
      .toMatchObject([{ actorId: null, outcome: 'origin-refused', facts: { times: foreign.length } }]);
    expect(JSON.stringify(await find())).not.toMatch(/elsewhere|127\.0\.0\.1/);
  });

  it.each([...foreign, allowedOrigin])('%s polls nothing', async (origin) => {
    const address = `${signaling.url}/socket.io/?EIO=4&transport=polling`;
    for (const method of ['GET', 'POST', 'OPTIONS']) {
      const answer = await fetch(address, { method, headers: { origin }, ...(method === 'POST' && { body: '40{}' }) });
      expect(answer.status).toBe(400);
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
      expect(await answer.text()).not.toContain('sid');
    }
    expect(await codeOf(neighbour.snapshot())).toBe('ok');
  });

  it('reads nothing that is meant for an operator', async () => {
    for (const path of ['/health', '/metrics', '/']) {
      const answer = await fetch(`${signaling.url}${path}`, { headers: { origin: 'https://elsewhere.example' } });
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  it('does not go on with the connection of another: a polling session cannot be upgraded', async () => {
    const wire = new WebSocket(
      `${signaling.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket&sid=guessed`,
    );
    await once(wire, 'error');
    expect(wire.readyState).toBe(WebSocket.CLOSED);
    expect(await codeOf(neighbour.snapshot())).toBe('ok');
  });
});
