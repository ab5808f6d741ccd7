import { randomBytes, randomInt } from 'node:crypto';
import {
  createRequestClient,
  FeedId,
  MediaRoomId,
  mediaBroadcasts,
  mediaRequests,
  type RtpCapabilities,
} from '@scrubline/contract';
import { createLogger } from '@scrubline/service-kit';
import { io } from 'socket.io-client';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { createMediaServer } from './create-media-server.ts';
import { type Feedback, pictureParameters, rtpIn, startPictureStream } from './rtp-packets.test-support.ts';
import { connectPeer } from './webrtc-client.test-support.ts';

/** A media-server with real workers, and what signaling would ask of it. */

export const controlToken = 'a-token-for-tests-only';

export async function startTestServer(workers = 1) {
  const logger = createLogger('media-server-test');
  logger.level = 'silent';
  const server = await createMediaServer({
    control: { host: '127.0.0.1', port: 0, token: controlToken },
    webRtc: { listenAddress: '127.0.0.1', announcedAddress: '127.0.0.1', firstPort: 0 },
    workers,
    logger,
  });
  const address = `http://127.0.0.1:${server.port}`;
  const control = await connectControl(address);
  return {
    ...control,
    address,
    close: server.close,
    stop: async () => {
      control.socket.disconnect();
      await server.close();
    },
  };
}

export type TestServer = Awaited<ReturnType<typeof startTestServer>>;

/** Connects as signaling does. Rejects with the refusal when the token is wrong. */
export async function connectControl(address: string, token: unknown = controlToken) {
  const socket = io(address, { transports: ['websocket'], auth: { token }, reconnection: false, forceNew: true });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  const closures: unknown[] = [];
  socket.on('media:room-closed', (closed) => closures.push(mediaBroadcasts['media:room-closed'].parse(closed)));
  const cutOffs: unknown[] = [];
  socket.on('media:owner-cut-off', (cutOff) => cutOffs.push(mediaBroadcasts['media:owner-cut-off'].parse(cutOff)));
  const { request: ask } = createRequestClient(socket, mediaRequests, { replyTimeoutMs: 5_000 });
  return { socket, ask, closures, cutOffs };
}

export interface TestRoom {
  readonly mediaRoomId: MediaRoomId;
  readonly rtpCapabilities: RtpCapabilities;
}

export async function openRoom({ ask }: TestServer): Promise<TestRoom> {
  const mediaRoomId = MediaRoomId.parse(`room-${randomBytes(6).toString('hex')}`);
  return { mediaRoomId, ...(await ask('media:create-room', { mediaRoomId })) };
}

/** What signaling says of a picture when it is published. */
export const describePicture = { mediaKind: 'video', label: 'endoscope', maxBitrateBps: 4_000_000 } as const;

/** A participant that sends one moving picture and keeps sending until it is closed. */
export async function publishPicture(
  { ask }: TestServer,
  { mediaRoomId }: TestRoom,
  { ownerId = 'rig', rtcpFeedback }: { ownerId?: string; rtcpFeedback?: Feedback } = {},
) {
  const ssrc = randomInt(1_000_000, 2_000_000_000);
  const feedId = FeedId.parse(`feed-${ssrc}`);
  const captureTime = randomBytes(8);
  const transport = await ask('media:create-transport', { mediaRoomId, ownerId, direction: 'send' });
  const { transportId } = transport;
  const peer = await connectPeer(transport, { sends: [ssrc] }, (dtlsParameters) =>
    ask('media:connect-transport', { mediaRoomId, transportId, dtlsParameters }),
  );
  const rtpParameters = pictureParameters(ssrc, rtcpFeedback);
  await ask('media:publish', { mediaRoomId, transportId, feedId, ...describePicture, rtpParameters });
  const stream = startPictureStream(peer, 0, ssrc, () => captureTime);
  onTestFinished(() => {
    stream.stop();
    peer.close();
  });
  return { transportId, feedId, captureTime, peer, ...stream };
}

/** A participant that receives one feed; paused until `resume`. */
export async function watchPicture({ ask }: TestServer, room: TestRoom, feedId: FeedId, ownerId = 'specialist') {
  const { mediaRoomId, rtpCapabilities } = room;
  const transport = await ask('media:create-transport', { mediaRoomId, ownerId, direction: 'receive' });
  const { transportId } = transport;
  const subscription = await ask('media:subscribe', { mediaRoomId, transportId, feedId, rtpCapabilities });
  const peer = await connectPeer(transport, { receives: [subscription.rtpParameters] }, (dtlsParameters) =>
    ask('media:connect-transport', { mediaRoomId, transportId, dtlsParameters }),
  );
  onTestFinished(peer.close);
  const { consumerId, rtpParameters } = subscription;
  const { ssrc, rtx } = rtpParameters.encodings?.[0] ?? {};
  return {
    consumerId,
    transportId,
    rtpParameters,
    peer,
    resume: () => ask('media:resume', { mediaRoomId, consumerId }),
    pictures: () => rtpIn(peer.received[0], ssrc),
    repeated: () => rtpIn(peer.received[0], rtx?.ssrc),
  };
}

/** What the server says that it holds, by the names of its metrics; not what it has counted. */
export async function countsOf({ address }: TestServer): Promise<Record<string, number>> {
  const metrics = await (await fetch(`${address}/metrics`)).text();
  return Object.fromEntries(
    [...metrics.matchAll(/^scrubline_media_(\w+)(?<!_total) (\d+)$/gm)].map(([, name, count]) => [name, Number(count)]),
  );
}

const Health = z.object({ workers: z.array(z.object({ pid: z.number(), rooms: z.number() })) });

export async function workersOf({ address }: TestServer) {
  const { workers } = Health.parse(await (await fetch(`${address}/health`)).json());
  return workers;
}
