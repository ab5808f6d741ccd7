import { FeedId, stillPieceBytes } from '@scrubline/contract';
import { expect, it } from 'vitest';
import { hashOf } from '../../shared/still/hash-of.ts';
import { createStillSender } from './send-still.ts';

interface Sent {
  readonly at: number;
  readonly frame: { readonly capturedAt: number };
  readonly index: number;
  readonly count: number;
  readonly hash: string;
  readonly piece: Uint8Array<ArrayBuffer>;
}

const frameAt = (capturedAt: number) => ({ feedId: FeedId.parse('feed'), capturedAt });
const bytesOf = (length: number) => Uint8Array.from({ length }, (_, index) => (index * 7) % 251);

/** A rig whose time passes only while it waits. */
function openRig() {
  let now = 1_000;
  const sent: Sent[] = [];
  const sender = createStillSender({
    now: () => now,
    wait: (delayMs) => {
      now += delayMs;
      return Promise.resolve();
    },
  });
  const ask = (_name: string, payload: unknown) => {
    sent.push({ at: now, ...(payload as Omit<Sent, 'at'>) });
    return Promise.resolve({} as never);
  };
  const send = (capturedAt: number, bytes: Uint8Array<ArrayBuffer>) =>
    sender({ ask }, frameAt(capturedAt), new Blob([bytes]));
  return { sent, send };
}

it('a still leaves in pieces that are the whole again, with its hash', async () => {
  const { sent, send } = openRig();
  const whole = bytesOf(2 * stillPieceBytes + 10);
  await send(1, whole);
  expect(sent.map(({ index, count }) => [index, count])).toEqual([
    [0, 3],
    [1, 3],
    [2, 3],
  ]);
  expect(new Set(sent.map(({ hash }) => hash))).toEqual(new Set([await hashOf(whole)]));
  const together = new Uint8Array(await new Blob(sent.map(({ piece }) => piece)).arrayBuffer());
  expect(together).toEqual(whole);
});

it('many stills at once leave one after the other, and never so fast that the rig would be cut off', async () => {
  const { sent, send } = openRig();
  await Promise.all([1, 2, 3, 4, 5, 6].map((capturedAt) => send(capturedAt, bytesOf(900_000))));
  const frames = sent.map(({ frame }) => frame.capturedAt);
  expect(frames).toEqual(frames.toSorted((one, other) => one - other));
  for (const { at } of sent) {
    const within = sent.filter((other) => other.at > at - 3_000 && other.at <= at);
    expect(within.reduce((sum, { piece }) => sum + piece.length, 0)).toBeLessThan(3.9 * 1024 * 1024);
  }
});
