import { z } from 'zod';

/** What a process that plays participants without browsers is told, and answers: one order at a time. */
export const HostOrder = z.discriminatedUnion('order', [
  /** One sends a picture, the others receive it, through signaling and the media-server. */
  z.strictObject({
    order: z.literal('enter'),
    signalingUrl: z.url(),
    senderTicket: z.string(),
    viewerTickets: z.array(z.string()),
  }),
  /** Viewers of the floor: plain sockets. */
  z.strictObject({ order: z.literal('open-floor-viewers'), viewers: z.number().int().positive() }),
  /** Sends pictures for so long: through the product, or plain packets to the floor. */
  z.strictObject({
    order: z.literal('send'),
    durationMs: z.number().positive(),
    toFloor: z.strictObject({ address: z.string(), port: z.number().int() }).nullable(),
  }),
  /** One sends a picture for as long as the process lives, another receives it: for `span`. */
  z.strictObject({
    order: z.literal('open-stream'),
    signalingUrl: z.url(),
    senderTicket: z.string(),
    receiverTicket: z.string(),
  }),
  /** Milliseconds since 1970. The last packets should have had time to arrive. */
  z.strictObject({ order: z.literal('span'), fromMs: z.number(), toMs: z.number() }),
  z.strictObject({ order: z.literal('leave') }),
]);
export type HostOrder = z.infer<typeof HostOrder>;

/** The streams by which packets are known on the wire. */
export const Entered = z.strictObject({ senderSsrc: z.number(), viewerSsrcs: z.array(z.number()) });
export type Entered = z.infer<typeof Entered>;

/** What is sent to the floor has no stream of its own. */
export const floorSsrc = 1;

export const FloorViewers = z.strictObject({ ports: z.array(z.number().int()) });

export const Sent = z.strictObject({
  packetsSent: z.number().int(),
  /** By all viewers together, after decryption where there was encryption. */
  packetsReceived: z.number().int(),
});
export type Sent = z.infer<typeof Sent>;

/** The worker that carries the stream is known by its port. */
export const StreamOpened = z.strictObject({ webRtcPort: z.number().int() });

/** What arrived of a stream within a span of time, beside what was sent. */
export const StreamSpan = z.strictObject({
  sent: z.number().int(),
  /** Of the packets sent in it, those that never arrived. */
  lost: z.number().int(),
  /** The longest time without a packet at the receiver, the span's edges included. Milliseconds. */
  longestGapMs: z.number(),
});
export type StreamSpan = z.infer<typeof StreamSpan>;

export const HostAnswer = z.union([z.strictObject({ answer: z.unknown() }), z.strictObject({ failure: z.string() })]);
