import { z } from 'zod';

/**
 * What browsers and the SFU tell each other about a connection: the shapes of mediasoup's and mediasoup-client's
 * parameters with the bounds that keep a hostile client's values away from a worker.
 */

const Token = z.string().min(1).max(256);

export const IceParameters = z.strictObject({
  usernameFragment: Token,
  password: Token,
  iceLite: z.boolean().optional(),
});
export type IceParameters = z.infer<typeof IceParameters>;

export const IceCandidate = z.strictObject({
  foundation: Token,
  priority: z.number().int().nonnegative(),
  address: Token,
  ip: Token,
  protocol: z.enum(['udp', 'tcp']),
  port: z.number().int().min(1).max(65_535),
  type: z.enum(['host', 'srflx', 'prflx', 'relay']),
  tcpType: z.enum(['active', 'passive', 'so']).optional(),
});

export const DtlsParameters = z.strictObject({
  role: z.enum(['auto', 'client', 'server']).optional(),
  fingerprints: z
    .array(
      z.strictObject({
        algorithm: z.enum(['sha-1', 'sha-224', 'sha-256', 'sha-384', 'sha-512']),
        value: z.string().regex(/^[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){19,63}$/),
      }),
    )
    .min(1)
    .max(8),
});
export type DtlsParameters = z.infer<typeof DtlsParameters>;

export const SctpParameters = z.object({
  port: z.number().int().min(1).max(65_535),
  OS: z.number().int().positive(),
  MIS: z.number().int().positive(),
  maxMessageSize: z.number().int().positive(),
  maxSendMessageSize: z.number().int().positive(),
  maxReceiveMessageSize: z.number().int().positive(),
});

export const SctpStreamParameters = z.strictObject({
  streamId: z.number().int().min(0).max(65_534),
  ordered: z.boolean().optional(),
  maxPacketLifeTime: z.number().int().positive().max(60_000).optional(),
  maxRetransmits: z.number().int().min(0).max(100).optional(),
  label: z.string().max(64).optional(),
  protocol: z.string().max(64).optional(),
});
export type SctpStreamParameters = z.infer<typeof SctpStreamParameters>;

/**
 * Those of which a worker checks the length before it sends them on. One that it copies unread (audio level, video
 * orientation, playout delay, dependency descriptor) ends a mediasoup 3.27.1 worker when it comes empty.
 */
export const RtpHeaderExtensionUri = z.enum([
  'urn:ietf:params:rtp-hdrext:sdes:mid',
  'urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id',
  'urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id',
  'http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time',
  'http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01',
  'http://www.webrtc.org/experiments/rtp-hdrext/abs-capture-time',
]);

export const MediaKind = z.enum(['audio', 'video']);
export type MediaKind = z.infer<typeof MediaKind>;

const Ssrc = z.number().int().min(1).max(0xffffffff);
const PayloadType = z.number().int().min(0).max(127);
const FormatParameters = z
  .record(z.string().max(64), z.union([z.string().max(1024), z.number(), z.boolean()]))
  .refine((parameters) => Object.keys(parameters).length <= 32);
const Feedback = z.array(z.strictObject({ type: Token, parameter: z.string().max(64).optional() })).max(16);
const Codec = {
  mimeType: z.string().regex(/^(audio|video)\/[A-Za-z0-9.-]{1,32}$/),
  clockRate: z.number().int().positive().max(384_000),
  channels: z.number().int().min(1).max(8).optional(),
  parameters: FormatParameters.optional(),
  rtcpFeedback: Feedback.optional(),
};

export const RtpCapabilities = z.strictObject({
  codecs: z
    .array(z.strictObject({ ...Codec, kind: MediaKind, preferredPayloadType: PayloadType }))
    .max(64)
    .optional(),
  headerExtensions: z
    .array(
      z.strictObject({
        kind: MediaKind,
        uri: RtpHeaderExtensionUri,
        preferredId: z.number().int().min(1).max(255),
        preferredEncrypt: z.boolean().optional(),
        direction: z.enum(['sendrecv', 'sendonly', 'recvonly', 'inactive']).optional(),
      }),
    )
    .max(64)
    .optional(),
});
export type RtpCapabilities = z.infer<typeof RtpCapabilities>;

export const RtpParameters = z.strictObject({
  mid: z.string().max(32).optional(),
  msid: z.string().max(128).optional(),
  codecs: z
    .array(z.strictObject({ ...Codec, payloadType: PayloadType }))
    .min(1)
    .max(16),
  headerExtensions: z
    .array(
      z.strictObject({
        uri: RtpHeaderExtensionUri,
        id: z.number().int().min(1).max(255),
        encrypt: z.boolean().optional(),
        parameters: FormatParameters.optional(),
      }),
    )
    .max(32)
    .optional(),
  encodings: z
    .array(
      z.object({
        active: z.boolean().optional(),
        ssrc: Ssrc.optional(),
        rid: z.string().max(16).optional(),
        codecPayloadType: PayloadType.optional(),
        rtx: z.strictObject({ ssrc: Ssrc }).optional(),
        dtx: z.boolean().optional(),
        scalabilityMode: z.string().max(16).optional(),
        scaleResolutionDownBy: z.number().min(1).max(16).optional(),
        maxBitrate: z.number().int().positive().max(50_000_000).optional(),
        maxFramerate: z.number().positive().max(240).optional(),
      }),
    )
    .min(1)
    .max(4)
    .optional(),
  rtcp: z
    .strictObject({
      cname: z.string().max(64).optional(),
      reducedSize: z.boolean().optional(),
      mux: z.boolean().optional(),
    })
    .optional(),
});
export type RtpParameters = z.infer<typeof RtpParameters>;

/** Everything a browser needs to make its end of a transport. */
export const TransportParameters = z.strictObject({
  iceParameters: IceParameters,
  iceCandidates: z.array(IceCandidate),
  dtlsParameters: DtlsParameters,
  sctpParameters: SctpParameters,
});
export type TransportParameters = z.infer<typeof TransportParameters>;
