import { ContractError, FeedId, type Still, stillPieceBytes } from '@scrubline/contract';
import { expect, it } from 'vitest';
import { fetchStill } from './fetch-still.ts';
import { hashOf } from './hash-of.ts';

const frame = { feedId: FeedId.parse('feed'), capturedAt: 1.5 };
const whole = Uint8Array.from({ length: 2 * stillPieceBytes + 10 }, (_, index) => (index * 7) % 251);

async function roomWith(bytes: Uint8Array<ArrayBuffer>) {
  const still: Still = {
    frame,
    cameraSource: 'endoscope',
    hash: await hashOf(whole),
    byteLength: bytes.length,
  };
  const pieceAt = (index: number) => bytes.slice(index * stillPieceBytes, (index + 1) * stillPieceBytes);
  const answer = (payload: unknown) =>
    Promise.resolve({ still, piece: pieceAt((payload as { index: number }).index) } as never);
  return { ask: (_name: string, payload: unknown) => answer(payload) };
}

it('a still is put together from its pieces, in their order', async () => {
  const { bytes, still } = await fetchStill(await roomWith(whole), frame);
  expect(bytes).toEqual(whole);
  expect(still.frame).toEqual(frame);
});

it('a still that is not what its hash says is none', async () => {
  const other = whole.slice();
  other[100] = 0;
  await expect(fetchStill(await roomWith(other), frame)).rejects.toThrow(ContractError);
});
