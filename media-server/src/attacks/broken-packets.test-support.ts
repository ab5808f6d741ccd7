import fc from 'fast-check';

/** Bytes that look like each codec's beginning, and then like nothing. */
export const payloadBeginnings = {
  // RFC 7741, 4.2: extensions announced and cut off; a picture id of two bytes of which one is there.
  VP8: [[], [0x90], [0x90, 0xff], [0x90, 0x80], [0x90, 0x80, 0xff], [0x90, 0xe0, 0xff, 0xff, 0xff], [0x10, 0, 0, 0]],
  // RFC 9628, 4.2: a scalability structure that says more pictures than follow; layers that nobody announced.
  VP9: [[], [0xff], [0x8a, 0xff], [0xff, 0xff, 0xff, 0xff, 0xff], [0x02, 0xf8, 0xff], [0x0a, 0x18, 0xff, 0xff]],
  // RFC 6184, 5.7: STAP-A units longer than the packet; a FU-A without its header.
  H264: [[], [0x18], [0x18, 0xff, 0xff], [0x18, 0, 0, 0, 0], [0x1c], [0x7c, 0xff], [0x1f], [0x78, 0, 1]],
  Opus: [[], [0xff], [0xfc, 0xff, 0xfe]],
} as const;

const [oneByte, twoBytes] = [0xbede, 0x1000];

/** An element of either form (RFC 8285, 4.2 and 4.3), mostly of a length that it really has, and often of none. */
const twoByteElement = fc
  .tuple(fc.nat(15), fc.uint8Array({ maxLength: 24 }), fc.option(fc.nat(255), { freq: 8 }))
  .map(([id, value, saysLength]) => Buffer.from([id, saysLength ?? value.length, ...value]));
const oneByteElement = fc
  .tuple(fc.nat(15), fc.uint8Array({ minLength: 1, maxLength: 16 }), fc.option(fc.nat(15), { freq: 8 }))
  .map(([id, value, saysLength]) => Buffer.from([(id << 4) | (saysLength ?? value.length - 1), ...value]));

function block(profile: number, elements: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(elements);
  const padded = Buffer.concat([body, Buffer.alloc((4 - (body.length % 4)) % 4)]);
  const header = Buffer.alloc(4);
  header.writeUInt16BE(profile);
  header.writeUInt16BE(padded.length / 4, 2);
  return Buffer.concat([header, padded]);
}

const extensions = fc.oneof(
  fc.array(twoByteElement, { maxLength: 4 }).map((elements) => block(twoBytes, elements)),
  fc.array(oneByteElement, { maxLength: 4 }).map((elements) => block(oneByte, elements)),
  fc
    .tuple(fc.constantFrom(oneByte, twoBytes, 0xffff), fc.uint8Array({ maxLength: 40 }))
    .map(([profile, body]) => block(profile, [body])),
);

const [hasExtensions, hasPadding] = [0x10, 0x20];

interface BrokenPacket {
  readonly sequenceStep: number;
  readonly isRepetition: boolean;
  readonly firstByte: number;
  readonly rest: Buffer;
}

/** A packet of the feed that sends on `ssrc`, or of its repetitions. */
export function bytesOf({ isRepetition, firstByte, rest }: BrokenPacket, sequence: number, ssrc: number): Buffer {
  const header = Buffer.from([firstByte, isRepetition ? 97 : 96, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  header.writeUInt16BE(sequence % 65_536, 2);
  header.writeUInt32BE(isRepetition ? ssrc + 1 : ssrc, 8);
  return Buffer.concat([header, rest]);
}

/**
 * What follows the twelve bytes of an RTP header, and the header's first byte: contributing sources that are not
 * there, padding longer than the packet, header extensions of any form, and a payload of which the beginning is right.
 */
export const brokenPacket = (beginnings: readonly (readonly number[])[]): fc.Arbitrary<BrokenPacket> =>
  fc
    .record({
      isRepetition: fc.oneof({ weight: 6, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
      sources: fc.oneof({ weight: 8, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(15) }),
      extended: fc.option(extensions, { freq: 3 }),
      beginning: fc.constantFrom(...beginnings.map((bytes) => Uint8Array.from(bytes))),
      tail: fc.uint8Array({ maxLength: 60 }),
      padding: fc.option(fc.nat(255), { freq: 6, nil: null }),
      sequenceStep: fc.oneof({ weight: 8, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: fc.nat(2) }),
    })
    .map(({ sequenceStep, isRepetition, sources, extended, beginning, tail, padding }) => ({
      sequenceStep,
      isRepetition,
      firstByte: 0x80 | sources | (extended ? hasExtensions : 0) | (padding === null ? 0 : hasPadding),
      rest: Buffer.concat([
        extended ?? Buffer.alloc(0),
        beginning,
        tail,
        padding === null ? Buffer.alloc(0) : Buffer.from([padding]),
      ]),
    }));
