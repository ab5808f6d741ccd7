import { randomUUID } from 'node:crypto';
import type { BrowserContext } from '@playwright/test';
import { ParticipantId, RoomId } from '@scrubline/contract';
import { z } from 'zod';
import type { RunningProduct } from '../product/start-product.ts';
import { type LoopedPicture, openLoopedPicture } from './looped-picture.ts';
import { openRtpHost } from './open-rtp-host.ts';
import { StreamOpened, StreamSpan } from './rtp-host-orders.ts';
import type { MintTicket } from './ticket-mint.ts';

/** A room in which nothing happens but a stream of packets and a picture, to see what they notice of others' trouble. */
export interface OtherRoom {
  /** Milliseconds since 1970. Sent, received and timed by a process of its own. */
  readonly span: (fromMs: number, toMs: number) => Promise<StreamSpan>;
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
  const host = openRtpHost();
  const [senderTicket, receiverTicket] = [await ticket('sender', true), await ticket('receiver', false)];
  const order = { order: 'open-stream', signalingUrl, senderTicket, receiverTicket } as const;
  const { webRtcPort } = await host.tell(order, StreamOpened);
  const picture = await openLoopedPicture(context, product, await ticket('looped', true));
  return {
    span: (fromMs, toMs) => host.tell({ order: 'span', fromMs, toMs }, StreamSpan),
    picture,
    webRtcPort,
    close: async () => {
      await picture.close();
      await host.tell({ order: 'leave' }, z.unknown());
      host.close();
    },
  };
}
