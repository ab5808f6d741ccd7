import type { RtpParameters } from '@scrubline/contract';
import { pictureParameters } from '../rtp-packets.test-support.ts';

/** A picture in several sizes (simulcast), as pages offer it: each size is a stream with an SSRC of its own. */

export interface Sizes {
  readonly count: number;
  /** How the sizes are told apart: browsers name them in each packet, and say no SSRC. */
  readonly toldBy: 'rid' | 'ssrc';
}

export const ssrcOfSize = (ssrc: number, size: number): number => ssrc + size * 10;

const mid = '0';
const ridOf = (size: number) => `r${size}`;
const [midExtension, ridExtension] = [
  { uri: 'urn:ietf:params:rtp-hdrext:sdes:mid', id: 1 },
  { uri: 'urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id', id: 2 },
] as const;

export function layeredParameters(ssrc: number, { count, toldBy }: Sizes): RtpParameters {
  const encodings = Array.from({ length: count }, (_, size) => {
    const own = ssrcOfSize(ssrc, size);
    return toldBy === 'rid' ? { rid: ridOf(size) } : { ssrc: own, rtx: { ssrc: own + 1 } };
  });
  return {
    ...pictureParameters(ssrc),
    mid,
    headerExtensions: [midExtension, ridExtension],
    encodings: encodings.map((encoding) => ({ ...encoding, scalabilityMode: 'L1T1' })),
  };
}

/** A whole key frame in VP8 that names its size twice: in the header as `rid`, and in its last byte for the watcher. */
export function keyFrameOf(size: number, sequence: number, timestamp: number, ssrc: number): Buffer {
  const header = Buffer.from([0x90, 0x80 | 96, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  header.writeUInt16BE(sequence % 65_536, 2);
  header.writeUInt32BE(timestamp >>> 0, 4);
  header.writeUInt32BE(ssrcOfSize(ssrc, size), 8);
  const names = Buffer.concat([
    Buffer.from([0xbe, 0xde, 0, 2, midExtension.id << 4]),
    Buffer.from(mid),
    Buffer.from([(ridExtension.id << 4) | 1]),
    Buffer.from(ridOf(size)),
    Buffer.alloc(3),
  ]);
  return Buffer.concat([header, names, keyFramePayload, Buffer.from([size])]);
}

const keyFramePayload = Buffer.from([0x10, 0, 0, 0, 0x9d, 0x01, 0x2a, 0x40, 0x01, 0xf0, 0]);

export const sizeShown = (payload: Buffer): number | null =>
  payload.subarray(0, keyFramePayload.length).equals(keyFramePayload)
    ? payload.readUInt8(keyFramePayload.length)
    : null;

/** Says what a size's clock shows (RFC 3550, 6.4.1): before that, the worker cannot go from one size to another. */
export function senderReport(size: number, atMs: number, timestamp: number, ssrc: number): Buffer {
  const report = Buffer.alloc(28);
  report.set([0x80, 200, 0, 6]);
  report.writeUInt32BE(ssrcOfSize(ssrc, size), 4);
  report.writeUInt32BE(3_900_000_000 + Math.floor(atMs / 1_000), 8);
  report.writeUInt32BE(Math.floor(((atMs % 1_000) / 1_000) * 2 ** 32), 12);
  report.writeUInt32BE(timestamp >>> 0, 16);
  return report;
}
