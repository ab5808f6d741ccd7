import { describe, expect, it } from 'vitest';
import type { CapturedPacket } from '../network/read-capture.ts';
import { writeRtpPacket } from '../participants/rtp-packet.ts';
import { cpuMsPer1000, cpuRatioOf, residenceOf, residenceRatioOf } from './fan-out-rules.ts';

const streams = { serverPort: 40_000, senderSsrc: 1, viewerSsrcs: new Set([11, 12]) };
const packet = (atMs: number, towards: 'server' | 'viewer', ssrc: number, timestamp: number): CapturedPacket => ({
  atMs,
  fromPort: towards === 'server' ? 5_000 : 40_000,
  toPort: towards === 'server' ? 40_000 : 6_000,
  payload: writeRtpPacket({ payloadType: 96, sequence: 0, timestamp, ssrc }, false, Buffer.alloc(4)),
});

describe('the time in the server', () => {
  it('runs from the arrival of a packet to the leaving of each copy', () => {
    const captured = [
      packet(1, 'server', 1, 900),
      packet(1.5, 'viewer', 11, 900),
      packet(2, 'server', 1, 901),
      packet(2.25, 'viewer', 12, 900),
      packet(3, 'viewer', 11, 901),
      packet(4, 'viewer', 12, 901),
    ];
    expect(residenceOf(captured, streams, 2)).toEqual({ residencesMs: [0.5, 1.25, 1, 2], missing: 0 });
  });

  it('is not that of probes, of other streams, or of what is not RTP', () => {
    const captured = [
      packet(1, 'server', 1, 900),
      packet(2, 'viewer', 99, 900),
      packet(2, 'viewer', 11, 12_345),
      packet(2, 'server', 2, 901),
      { ...packet(2, 'viewer', 11, 900), payload: Buffer.from('not a packet') },
    ];
    expect(residenceOf(captured, streams, 2)).toEqual({ residencesMs: [], missing: 2 });
  });
});

describe('a pair', () => {
  const floor = { cpuMs: 20, packetsForwarded: 10_000, residencesMs: [1, 1, 2] };
  const product = {
    ...floor,
    cpuMs: 25,
    packetsForwarded: 5_000,
    residencesMs: [1, 3],
    signalingCpuMs: 1,
    mediaServerNodeCpuMs: 1,
  };

  it('is compared packet by packet, and by its slowest packets', () => {
    expect(cpuMsPer1000(product)).toBe(5);
    expect(cpuRatioOf({ product, floor })).toBe(2.5);
    expect(residenceRatioOf({ product, floor })).toBe(1.5);
  });
});
