import { type FrameIdentity, maxStillBytes, stillPieceBytes } from '@scrubline/contract';
import type { LiveRoom } from '../../shared/media/live-room.ts';
import { hashOf } from '../../shared/still/hash-of.ts';

/** Tried in turn when a picture full of detail would be too large. */
const smallerQualities = [0.8, 0.65, 0.5];

/** With what else a rig sends this stays far from the 4 MiB in three seconds for which it would be cut off. */
const bytesPerSecond = 800_000;

export interface StillClock {
  readonly now: () => number;
  readonly wait: (delayMs: number) => Promise<void>;
}

export type StillSender = (room: Pick<LiveRoom, 'ask'>, frame: FrameIdentity, jpeg: Blob) => Promise<void>;

/** Sends stills piece by piece, one after the other, and no faster than a rig may. */
export function createStillSender({ now, wait }: StillClock): StillSender {
  let freeAt = 0;
  let before: Promise<unknown> = Promise.resolve();
  const send: StillSender = async (room, frame, jpeg) => {
    const bytes = new Uint8Array(await (await withinLimit(jpeg)).arrayBuffer());
    await wait(Math.max(0, freeAt - now()));
    freeAt = now() + (bytes.length / bytesPerSecond) * 1_000;
    await sendPieces(room, frame, bytes);
  };
  return (...still) => {
    const sent = before.then(() => send(...still));
    before = sent.catch(() => undefined);
    return sent;
  };
}

async function sendPieces({ ask }: Pick<LiveRoom, 'ask'>, frame: FrameIdentity, bytes: Uint8Array<ArrayBuffer>) {
  const hash = await hashOf(bytes);
  const count = Math.ceil(bytes.length / stillPieceBytes);
  const pieces = Array.from({ length: count }, (_, index) => {
    const piece = bytes.slice(index * stillPieceBytes, (index + 1) * stillPieceBytes);
    return ask('still:send', { frame, hash, index, count, piece });
  });
  await Promise.all(pieces);
}

async function withinLimit(jpeg: Blob): Promise<Blob> {
  let fitting = jpeg;
  for (const quality of smallerQualities) {
    if (fitting.size <= maxStillBytes) return fitting;
    fitting = await encodedAnew(jpeg, quality);
  }
  return fitting;
}

async function encodedAnew(jpeg: Blob, quality: number): Promise<Blob> {
  const image = await createImageBitmap(jpeg);
  const canvas = new OffscreenCanvas(image.width, image.height);
  canvas.getContext('2d')?.drawImage(image, 0, 0);
  image.close();
  return canvas.convertToBlob({ type: 'image/jpeg', quality });
}
