import { randomUUID } from 'node:crypto';
import type { BrowserContext } from '@playwright/test';
import { ParticipantId, RoomId } from '@scrubline/contract';
import type { RunningProduct } from '../product/start-product.ts';
import { type LoopedPicture, openLoopedPicture } from './looped-picture.ts';
import { enterRoom } from './room-stranger.ts';
import { openRtpStream, type RtpStream } from './rtp-stream.ts';
import type { MintTicket } from './ticket-mint.ts';

/** A room in which nothing happens but a stream of packets and a picture, to see what they notice of others' trouble. */
export interface OtherRoom {
  readonly stream: RtpStream;
  readonly picture: LoopedPicture;
  /** Of the worker on which it lives. */
  readonly webRtcPort: number;
  readonly close: () => Promise<void>;
}

export async function openOtherRoom(
  product: RunningProduct,
  mint: MintTicket,
  context: BrowserContext,
): Promise<OtherRoom> {
  const roomId = RoomId.parse(`other-${randomUUID()}`);
  const ticket = (name: string, sends: boolean) =>
    mint({
      roomId,
      participantId: ParticipantId.parse(`${name}-${randomUUID()}`),
      role: sends ? 'rig' : 'observer',
      displayName: name,
      permissions: sends ? ['publish:endoscope'] : [],
      admission: 'direct',
    });
  const signalingUrl = `http://localhost:${product.signalingPort}`;
  const sender = await enterRoom(signalingUrl, await ticket('sender', true));
  const receiver = await enterRoom(signalingUrl, await ticket('receiver', false));
  const stream = await openRtpStream(sender, receiver);
  const picture = await openLoopedPicture(context, product, await ticket('looped', true));
  return {
    stream,
    picture,
    webRtcPort: stream.webRtcPort,
    close: async () => {
      await picture.close();
      stream.stop();
      await Promise.all([sender.leave(), receiver.leave()]);
    },
  };
}
