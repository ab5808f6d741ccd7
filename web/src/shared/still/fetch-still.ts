import { ContractError, type FrameIdentity, type Still, stillPieceBytes } from '@scrubline/contract';
import type { LiveRoom } from '../media/live-room.ts';
import { hashOf } from './hash-of.ts';

export interface FetchedStill {
  readonly still: Still;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * The still of a frame, whole and with the hash that everybody has.
 *
 * @throws {ContractError} `not-found` when no still was kept of this frame; what the connection says
 */
export async function fetchStill({ ask }: Pick<LiveRoom, 'ask'>, frame: FrameIdentity): Promise<FetchedStill> {
  const { still, piece } = await ask('still:fetch', { ...frame, index: 0 });
  const count = Math.ceil(still.byteLength / stillPieceBytes);
  const rest = Array.from({ length: count - 1 }, (_, index) => ask('still:fetch', { ...frame, index: index + 1 }));
  const pieces = [piece, ...(await Promise.all(rest)).map((answer) => answer.piece)];
  const bytes = new Uint8Array(await new Blob(pieces).arrayBuffer());
  if ((await hashOf(bytes)) !== still.hash) throw new ContractError('internal');
  return { still, bytes };
}
