import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { ParticipantId, type RoomId, type RoomSnapshot } from '@scrubline/contract';
import { receiveFeed } from '../participants/feed-receiver.ts';
import { openTransport } from '../participants/media-connection.ts';
import { enterRoom, type RoomStranger } from '../participants/room-stranger.ts';
import type { MintTicket } from '../participants/ticket-mint.ts';
import type { RunningProduct } from '../product/start-product.ts';
import { type Standing, standingOf } from './recovery-rules.ts';

/** What somebody finds who comes into a room, looks around and goes again. */
export interface Look {
  readonly standing: Standing;
  /** Of the worker on which the room's media lives. */
  readonly webRtcPort: number;
  /** Of everybody's voices together, as RTP arrives. */
  readonly voicePackets: number;
}

export interface LookWish {
  readonly product: RunningProduct;
  readonly mint: MintTicket;
  readonly roomId: RoomId;
  /** Who should be there before anything is noted; those who have not come by then are missing. */
  readonly expected: readonly ParticipantId[];
}

const patienceMs = 40_000;
const lookEveryMs = 200;
/** Opus sends fifty packets a second. */
const listenMs = 1_000;

export async function lookAround({ product, mint, roomId, expected }: LookWish): Promise<Look> {
  const participantId = ParticipantId.parse(`onlooker-${randomUUID()}`);
  // A screen: for viewers the theatre would begin to encode more than one size.
  const role = 'theatre-screen';
  const ticket = await mint({ roomId, participantId, role, displayName: role, permissions: [], admission: 'direct' });
  const stranger = await enterRoom(`http://localhost:${product.signalingPort}`, ticket);
  try {
    const snapshot = await untilPresent(stranger, expected);
    const { iceCandidates } = await openTransport(stranger, 'receive');
    const voicePackets = await listen(stranger, snapshot);
    const { participants, feeds } = standingOf(snapshot);
    return {
      standing: { participants: participants.filter((each) => each.participantId !== participantId), feeds },
      webRtcPort: iceCandidates[0]?.port ?? 0,
      voicePackets,
    };
  } finally {
    await stranger.leave();
  }
}

async function untilPresent(stranger: RoomStranger, expected: readonly ParticipantId[]): Promise<RoomSnapshot> {
  const giveUpAt = performance.now() + patienceMs;
  for (;;) {
    const snapshot = await stranger.snapshot();
    const present = snapshot.participants.filter(({ presence }) => presence.phase === 'present');
    const isThere = (id: ParticipantId) => present.some(({ participantId }) => participantId === id);
    if (expected.every(isThere) || performance.now() > giveUpAt) return snapshot;
    await wait(lookEveryMs);
  }
}

async function listen(stranger: RoomStranger, { feeds }: RoomSnapshot): Promise<number> {
  let packets = 0;
  const voices = feeds.filter(({ content }) => content.kind === 'voice');
  const receivers = await Promise.all(
    voices.map(({ feedId }) =>
      receiveFeed(stranger, feedId, () => {
        packets += 1;
      }),
    ),
  );
  if (receivers.length > 0) await wait(listenMs);
  for (const { close } of receivers) close();
  return packets;
}
