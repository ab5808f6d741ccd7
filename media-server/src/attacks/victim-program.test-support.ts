import { randomInt } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { createRequestClient, FeedId, MediaRoomId, mediaRequests } from '@scrubline/contract';
import { io } from 'socket.io-client';
import { captureTimeExtension, pictureParameters, rtpIn, startPictureStream } from '../rtp-packets.test-support.ts';
import { connectPeer } from '../webrtc-client.test-support.ts';
import { harmOf, type Passage } from './harm.test-support.ts';

/**
 * A room that is not attacked: one sender and one RTP receiver, in a process of its own, so that the attacker's work
 * does not delay what is measured. Started with the control address, the token and the room; hears the number of its worker's
 * process, `begin` and `end`.
 */

const [, , address = '', token = '', room = ''] = process.argv;
const mediaRoomId = MediaRoomId.parse(room);
try {
  setPriority(-10);
} catch {
  // Ordinary users may not; what else the machine does is then measured too.
}

const socket = io(address, { transports: ['websocket'], auth: { token }, reconnection: false });
await new Promise((resolve) => socket.once('connect', () => resolve(null)));
const { request: ask } = createRequestClient(socket, mediaRequests, { replyTimeoutMs: 10_000 });
const { rtpCapabilities } = await ask('media:create-room', { mediaRoomId });
const feedId = FeedId.parse('victim');

const sending = await ask('media:create-transport', { mediaRoomId, ownerId: 'victim', direction: 'send' });
const ssrc = randomInt(1_000_000, 2_000_000_000);
const sender = await connectPeer(sending, { sends: [ssrc] }, (dtlsParameters) =>
  ask('media:connect-transport', { mediaRoomId, transportId: sending.transportId, dtlsParameters }),
);
const feed = { feedId, mediaKind: 'video', label: 'endoscope', maxBitrateBps: 4_000_000 } as const;
const publication = { ...feed, rtpParameters: pictureParameters(ssrc) };
await ask('media:publish', { mediaRoomId, transportId: sending.transportId, ...publication });

const { transportId, ...receiving } = await ask('media:create-transport', {
  mediaRoomId,
  ownerId: 'watcher',
  direction: 'receive',
});
const watched = await ask('media:subscribe', { mediaRoomId, transportId, feedId, rtpCapabilities });
const watchedSsrc = watched.rtpParameters.encodings?.[0]?.ssrc;
const timeId = watched.rtpParameters.headerExtensions?.find(({ uri }) => uri === captureTimeExtension.uri)?.id ?? 0;

const turnEveryMs = 2;
const sentAtMs: number[] = [];
const passages: Passage[] = [];
let workerPid = 0;
let [lastTurnAtMs, stalledMs] = [performance.now(), 0];
let beganAtMs = Number.POSITIVE_INFINITY;
let endedAtMs = Number.POSITIVE_INFINITY;

/** Called at each turn of this process, and every two milliseconds at least. */
function takeTurn(): void {
  const atMs = performance.now();
  stalledMs += Math.max(0, atMs - lastTurnAtMs - turnEveryMs);
  lastTurnAtMs = atMs;
}

/** Threads of the WebRTC library: packets pass through them before this process hears of them. */
const isCarrier = (task: string) => /^(RTC|juice) /.test(readFileSync(`/proc/self/task/${task}/comm`, 'utf8'));
let carriers: readonly string[] = [];

/** The second figure of a schedstat: nanoseconds ready to run, and not running. 0 where the kernel has none. */
function waitedForCoreMs(): number {
  try {
    const waits = [`/proc/${workerPid}`, ...carriers].map((place) =>
      Number(readFileSync(`${place}/schedstat`, 'utf8').split(' ')[1]),
    );
    return waits.reduce((total, wait) => total + wait, 0) / 1_000_000;
  } catch {
    return 0;
  }
}

function onPacket(packet: Buffer): void {
  takeTurn();
  const receivedAtMs = lastTurnAtMs;
  for (const { extensions } of rtpIn([packet], watchedSsrc)) {
    const packetSentAtMs = extensions.get(timeId)?.readDoubleBE() ?? 0;
    if (packetSentAtMs < beganAtMs) continue;
    if (packetSentAtMs < endedAtMs) {
      passages.push({ sentAtMs: packetSentAtMs, receivedAtMs, stalledMs, waitedForCoreMs: waitedForCoreMs() });
    }
    // The first that was sent after the end: whatever is not here by now is lost.
    else report();
  }
}

function report(): void {
  const sent = sentAtMs.filter((atMs) => atMs >= beganAtMs && atMs < endedAtMs).length;
  process.send?.(harmOf(passages, sent));
  passages.length = 0;
  beganAtMs = endedAtMs = Number.POSITIVE_INFINITY;
}

await connectPeer({ transportId, ...receiving }, { receives: [watched.rtpParameters], onPacket }, (dtlsParameters) =>
  ask('media:connect-transport', { mediaRoomId, transportId, dtlsParameters }),
);
await ask('media:resume', { mediaRoomId, consumerId: watched.consumerId });
startPictureStream(sender, 0, ssrc, () => {
  const time = Buffer.alloc(8);
  sentAtMs.push(performance.now());
  time.writeDoubleBE(sentAtMs.at(-1) ?? 0);
  return time;
});

try {
  carriers = readdirSync('/proc/self/task')
    .filter(isCarrier)
    .map((task) => `/proc/self/task/${task}`);
} catch {
  // No /proc, as where the worker's own waiting cannot be read either.
}
setInterval(takeTurn, turnEveryMs);
process.on('message', (told) => {
  if (typeof told === 'number') workerPid = told;
  else if (told === 'begin') beganAtMs = performance.now();
  else endedAtMs = performance.now();
});
process.once('disconnect', () => process.exit());
process.send?.('ready');
