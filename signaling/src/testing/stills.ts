import { createHash } from 'node:crypto';
import {
  broadcasts,
  type FeedId,
  type FrameIdentity,
  type PayloadOf,
  type RoomContract,
  StillHash,
  stillPieceBytes,
} from '@scrubline/contract';
import type { Stranger } from './stranger.ts';

export type SentStill = PayloadOf<RoomContract, 'still:send'>;

export const frameOf = (feedId: FeedId, capturedAt = Date.parse('2026-03-12T08:00:00Z') + 0.25): FrameIdentity => ({
  feedId,
  capturedAt,
});

/** Begins and ends as a JPEG does, and holds nothing that is one. */
export function jpegOf(byteLength: number, seed = 7): Uint8Array<ArrayBuffer> {
  const bytes = Uint8Array.from({ length: byteLength }, (_, index) => (index * seed) % 251);
  bytes.set([0xff, 0xd8, 0xff, 0xe0]);
  bytes.set([0xff, 0xd9], byteLength - 2);
  return bytes;
}

/** The messages that a still is sent with, each of which a test may spoil. */
export function piecesOf(frame: FrameIdentity, bytes: Uint8Array<ArrayBuffer>): SentStill[] {
  const hash = StillHash.parse(createHash('sha256').update(bytes).digest('hex'));
  const count = Math.ceil(bytes.length / stillPieceBytes);
  return Array.from({ length: count }, (_, index) => {
    const piece = bytes.subarray(index * stillPieceBytes, (index + 1) * stillPieceBytes);
    return { frame, hash, index, count, piece };
  });
}

/** The whole of a small still. */
export function sentStill(feedId: FeedId): SentStill {
  const [whole] = piecesOf(frameOf(feedId), jpegOf(100));
  if (!whole) throw new Error('a still of no piece');
  return whole;
}

/** As a rig that has every frame, or none. */
export function answerForStills(rig: Stranger, bytes: Uint8Array<ArrayBuffer> | null): void {
  rig.socket.on('still:wanted', (payload) => {
    const frame = broadcasts['still:wanted'].parse(payload);
    const answers = bytes
      ? piecesOf(frame, bytes).map((sent) => rig.ask('still:send', sent))
      : [rig.ask('still:miss', frame)];
    // Somebody else's rig hears of it too.
    for (const answer of answers) answer.catch(() => undefined);
  });
}

/** All pieces of a still, put together. */
export async function fetchStill(stranger: Stranger, frame: FrameIdentity): Promise<Buffer> {
  const first = await stranger.ask('still:fetch', { ...frame, index: 0 });
  const count = Math.ceil(first.still.byteLength / stillPieceBytes);
  const rest = Array.from({ length: count - 1 }, (_, index) =>
    stranger.ask('still:fetch', { ...frame, index: index + 1 }),
  );
  return Buffer.concat([first, ...(await Promise.all(rest))].map(({ piece }) => piece));
}
