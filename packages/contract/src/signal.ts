import { z } from 'zod';
import { ConsumerId, ParticipantId, TransportId } from './identifiers.ts';
import { request } from './request.ts';
import { SctpStreamParameters } from './webrtc-parameters.ts';

/**
 * Signals travel on an unordered data channel without retransmission, one JSON value a message. A lost one does not
 * matter. Times are milliseconds since 1970 on the sender's own clock, with fractions.
 */
const PeerTime = z.number().positive();

export const Signal = z.discriminatedUnion('signal', [
  z.strictObject({ signal: z.literal('clock:ping'), pingId: z.number().int().nonnegative(), to: ParticipantId }),
  z.strictObject({
    signal: z.literal('clock:pong'),
    pingId: z.number().int().nonnegative(),
    to: ParticipantId,
    receivedAt: PeerTime,
    sentAt: PeerTime,
  }),
]);
export type Signal = z.infer<typeof Signal>;

/** The channel's options: what every participant opens, once, on its sending transport. */
export const signalChannel = { label: 'signals', ordered: false, maxRetransmits: 0 } as const;

export const signalRequests = {
  'signal:publish': request({
    payload: z.strictObject({ transportId: TransportId, sctpStreamParameters: SctpStreamParameters }),
    reply: z.strictObject({ dataProducerId: ConsumerId }),
  }),
  'signal:watch': request({
    payload: z.strictObject({ participantId: ParticipantId, transportId: TransportId }),
    reply: z.strictObject({
      dataConsumerId: ConsumerId,
      dataProducerId: ConsumerId,
      sctpStreamParameters: SctpStreamParameters,
    }),
  }),
};
