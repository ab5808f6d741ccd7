import type { RtpParameters } from '@scrubline/contract';
import type { Peer } from './webrtc-client.test-support.ts';

/** RTP (RFC 3550, RFC 8285 one-byte extensions) and RTCP feedback (RFC 4585) as bytes, and a pretended VP8 sender. */

export type Feedback = NonNullable<RtpParameters['codecs'][number]['rtcpFeedback']>;

export interface RtpPacket {
  readonly payloadType: number;
  readonly sequence: number;
  readonly ssrc: number;
  /** Header extensions by id. */
  readonly extensions: ReadonlyMap<number, Buffer>;
  readonly payload: Buffer;
}

/** A packet without header extensions. */
export function rtpPacket(sequence: number, ssrc: number, payload: Uint8Array, payloadType = 96): Buffer {
  const header = Buffer.from([0x80, 0x80 | payloadType, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  header.writeUInt16BE(sequence % 65_536, 2);
  header.writeUInt32BE((sequence * 900) >>> 0, 4);
  header.writeUInt32BE(ssrc, 8);
  return Buffer.concat([header, payload]);
}

function readRtp(packet: Buffer): RtpPacket {
  const extensions = new Map<number, Buffer>();
  let offset = 12 + 4 * (packet.readUInt8(0) & 0x0f);
  if (packet.readUInt8(0) & 0x10) {
    const end = offset + 4 + 4 * packet.readUInt16BE(offset + 2);
    offset += 4;
    while (offset < end) {
      const [id, length] = [packet.readUInt8(offset) >> 4, (packet.readUInt8(offset) & 0x0f) + 1];
      if (id > 0) extensions.set(id, packet.subarray(offset + 1, offset + 1 + length));
      offset += id > 0 ? 1 + length : 1;
    }
  }
  return {
    payloadType: packet.readUInt8(1) & 0x7f,
    sequence: packet.readUInt16BE(2),
    ssrc: packet.readUInt32BE(8),
    extensions,
    payload: packet.subarray(offset),
  };
}

/** RTCP shares the connection with RTP; its packet types are 192 to 223 (RFC 5761, 4). */
const isRtp = (packet: Buffer) => packet.readUInt8(1) < 192 || packet.readUInt8(1) > 223;

/** The RTP packets of one stream, without mediasoup's probes for bandwidth, which have an SSRC of their own. */
export const rtpIn = (packets: readonly Buffer[] | undefined, ssrc: number | undefined): RtpPacket[] =>
  (packets ?? [])
    .filter(isRtp)
    .map(readRtp)
    .filter((packet) => packet.ssrc === ssrc);

/** How many picture loss indications (payload-specific feedback, format 1) a sender was sent. */
export function keyFrameRequestsIn(packets: readonly Buffer[] | undefined): number {
  let count = 0;
  for (const compound of packets ?? []) {
    for (let offset = 0; offset + 4 <= compound.length; offset += 4 + 4 * compound.readUInt16BE(offset + 2)) {
      if (compound.readUInt8(offset + 1) === 206 && (compound.readUInt8(offset) & 0x1f) === 1) count += 1;
    }
  }
  return count;
}

/** Asks for one packet again: transport-layer feedback, format 1. */
export function negativeAcknowledgement(ssrc: number, sequence: number): Buffer {
  const packet = Buffer.from([0x81, 205, 0, 3, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0]);
  packet.writeUInt32BE(ssrc, 8);
  packet.writeUInt16BE(sequence, 12);
  return packet;
}

export const captureTimeExtension = {
  uri: 'http://www.webrtc.org/experiments/rtp-hdrext/abs-capture-time',
  id: 5,
} as const;

/** A key frame or a following one, as VP8 payload (RFC 7741): only what an SFU reads of it. */
const vp8Payload = (isKeyFrame: boolean) =>
  Buffer.from([0x10, isKeyFrame ? 0x00 : 0x01, 0, 0, 0x9d, 0x01, 0x2a, 0x40, 0x01, 0xf0, 0x00]);

export const isKeyFrame = ({ payload }: RtpPacket) => (payload.readUInt8(1) & 0x01) === 0;

export interface PictureStream {
  readonly keyFrameRequests: () => number;
  /** From here on, as if every key frame were lost on its way. */
  readonly loseKeyFrames: () => void;
  readonly stop: () => void;
}

/** Sends a packet each 10 ms with the eight bytes of `captureTime` in its header, and a key frame whenever one is asked for. */
export function startPictureStream(peer: Peer, track: number, ssrc: number, captureTime: () => Buffer): PictureStream {
  const keyFrameRequests = () => keyFrameRequestsIn(peer.feedback[track]);
  let sequence = 0;
  let answered = 0;
  let losing = false;
  const timer = setInterval(() => {
    const asked = keyFrameRequests();
    const header = Buffer.from([0x90, 0x80 | 96, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xbe, 0xde, 0, 3]);
    header.writeUInt16BE(sequence % 65_536, 2);
    header.writeUInt32BE(sequence * 900, 4);
    header.writeUInt32BE(ssrc, 8);
    const extension = Buffer.concat([
      Buffer.from([(captureTimeExtension.id << 4) | 7]),
      captureTime(),
      Buffer.alloc(3),
    ]);
    peer.send(track, Buffer.concat([header, extension, vp8Payload(asked > answered && !losing)]));
    answered = asked;
    sequence += 1;
  }, 10);
  const loseKeyFrames = () => {
    losing = true;
  };
  return { keyFrameRequests, loseKeyFrames, stop: () => clearInterval(timer) };
}

const offered = [{ type: 'nack' }, { type: 'nack', parameter: 'pli' }];

/** What `startPictureStream` sends, as a browser would describe it. */
export const pictureParameters = (ssrc: number, rtcpFeedback: Feedback = offered): RtpParameters => ({
  codecs: [
    {
      mimeType: 'video/VP8',
      payloadType: 96,
      clockRate: 90_000,
      rtcpFeedback,
    },
    { mimeType: 'video/rtx', payloadType: 97, clockRate: 90_000, parameters: { apt: 96 } },
  ],
  headerExtensions: [captureTimeExtension],
  encodings: [{ ssrc, rtx: { ssrc: ssrc + 1 } }],
});
