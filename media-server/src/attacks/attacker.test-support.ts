import { randomBytes, randomInt } from 'node:crypto';
import type { FeedId, MediaKind, RtpParameters } from '@scrubline/contract';
import { onTestFinished } from 'vitest';
import { describePicture, watchPicture } from '../media-server.test-support.ts';
import { pictureParameters } from '../rtp-packets.test-support.ts';
import { connectPeer } from '../webrtc-client.test-support.ts';
import type { Arena } from './arena.test-support.ts';
import { eavesdrop } from './eavesdropper.test-support.ts';

/** A participant with every right to publish, which sends what it likes. */
export async function openAttacker(
  { server, room, newFeedId, openTransport }: Arena,
  { ownerId = attackerId(), mediaKind = 'video', parametersOf = pictureParameters }: AttackerPlan = {},
) {
  const { mediaRoomId } = room;
  const feedId: FeedId = newFeedId();
  const ssrc = randomInt(1_000_000, 2_000_000_000);
  const { transportId, ...opened } = await openTransport('send', ownerId);
  const { transport, towardsServer, sendAgain } = await eavesdrop({ transportId, ...opened });
  const peer = await connectPeer(transport, { sends: [ssrc] }, (dtlsParameters) =>
    server.ask('media:connect-transport', { mediaRoomId, transportId, dtlsParameters }),
  );
  onTestFinished(peer.close);
  const feed = { mediaRoomId, transportId, feedId, ...describePicture, mediaKind };
  await server.ask('media:publish', { ...feed, rtpParameters: parametersOf(ssrc) });
  const watcher = await watchPicture(server, room, feedId, `${ownerId}-watcher`);
  await watcher.resume();
  const send = (packet: Buffer) => peer.send(0, packet);
  return { peer, ssrc, feedId, transportId, watcher, towardsServer, sendAgain, send };
}

/** Each is somebody new: one participant may not publish as often as a file attacks. */
const attackerId = () => `attacker-${randomBytes(6).toString('hex')}`;

/** Says whether the client's own encryption took the packet: some are too broken even for that. */
export function attempt(send: () => void): boolean {
  try {
    send();
    return true;
  } catch {
    return false;
  }
}

interface AttackerPlan {
  readonly ownerId?: string;
  readonly mediaKind?: MediaKind;
  readonly parametersOf?: (ssrc: number) => RtpParameters;
}
