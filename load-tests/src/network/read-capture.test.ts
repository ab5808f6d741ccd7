import { expect, it } from 'vitest';
import { readCapture } from './read-capture.ts';

/** As tcpdump writes it: nanoseconds, Ethernet, 64 kept bytes of longer packets. */
function captureOf(packets: readonly { readonly s: number; readonly ns: number; readonly frame: Buffer }[]): Buffer {
  const header = Buffer.alloc(24);
  header.writeUInt32LE(0xa1b23c4d, 0);
  header.writeUInt32LE(1, 20);
  const records = packets.map(({ s, ns, frame }) => {
    const record = Buffer.alloc(16);
    for (const [index, value] of [s, ns, frame.length, 1_400].entries()) record.writeUInt32LE(value, 4 * index);
    return Buffer.concat([record, frame]);
  });
  return Buffer.concat([header, ...records]);
}

function datagram(fromPort: number, toPort: number, payload: string): Buffer {
  const ports = Buffer.alloc(8);
  ports.writeUInt16BE(fromPort, 0);
  ports.writeUInt16BE(toPort, 2);
  return Buffer.concat([Buffer.alloc(14), Buffer.from([0x45]), Buffer.alloc(19), ports, Buffer.from(payload)]);
}

it('a capture is read with the times between packets to a hundredth of a microsecond', () => {
  const packets = readCapture(
    captureOf([
      { s: 1_800_000_000, ns: 999_999_990, frame: datagram(5_000, 40_000, 'in') },
      { s: 1_800_000_001, ns: 240, frame: datagram(40_000, 6_000, 'out') },
    ]),
  );
  expect(packets.map(({ fromPort, toPort, payload }) => [fromPort, toPort, payload.toString()])).toEqual([
    [5_000, 40_000, 'in'],
    [40_000, 6_000, 'out'],
  ]);
  expect((packets[1]?.atMs ?? 0) - (packets[0]?.atMs ?? 0)).toBeCloseTo(0.00025, 5);
});

it('nothing captured is nothing, and another kind of file is refused', () => {
  expect(readCapture(captureOf([]))).toEqual([]);
  expect(() => readCapture(Buffer.alloc(24))).toThrow('not a capture');
});
