import { setTimeout as wait } from 'node:timers/promises';
import { contractVersion } from '@scrubline/contract';
import { io, type Socket } from 'socket.io-client';
import { type Flooded, FlooderOrder } from './event-flooder-orders.ts';

/** Sends events as fast as it was told, in a process of its own; told by `openEventFlooder`. */

/** So many at once, ten times a second: as a page in an endless loop would. */
const burstsPerS = 10;
const enterLimitMs = 2_000;

/** A request, encoded once: socket.io's packet type, a number for the acknowledgement, name and payload. */
const request = '21["voice:set-muted",{"muted":true}]';

async function flood({ signalingUrl, ticket, eventsPerS, durationMs }: FlooderOrder): Promise<Flooded> {
  const socket = await enter(signalingUrl, ticket);
  const startedAt = performance.now();
  let sent = 0;
  for (let burst = 1; socket.connected && burst <= (durationMs / 1_000) * burstsPerS; burst++) {
    for (let count = 0; count < eventsPerS / burstsPerS; count++) socket.io.engine.write(request);
    sent += eventsPerS / burstsPerS;
    await wait(Math.max(0, startedAt + (burst * 1_000) / burstsPerS - performance.now()));
  }
  const isCutOff = !socket.connected;
  socket.disconnect();
  return { sent, isCutOff };
}

/** @throws {Error} when it is not let in */
function enter(signalingUrl: string, ticket: string): Promise<Socket> {
  const socket = io(signalingUrl, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    auth: { contractVersion, ticket },
  });
  return new Promise((resolve, reject) => {
    const onJoined = (error: Error | null) => (error ? reject(error) : resolve(socket));
    socket.once('connect', () => socket.timeout(enterLimitMs).emit('room:join', {}, onJoined));
    socket.once('connect_error', reject);
  });
}

process.on('message', async (message) => {
  process.send?.(await flood(FlooderOrder.parse(message)));
});
// Whoever started this is gone.
process.once('disconnect', () => process.exit());
