import { describe, expect, it } from 'vitest';
import { asksForKeyFrame, pretendedVp8, readRtpHeader, writeRtpPacket } from './rtp-packet.ts';

const header = { payloadType: 101, sequence: 65_535, timestamp: 0xfffffff0, ssrc: 0xdeadbeef };

describe('an RTP packet', () => {
  it('is read as it was written', () => {
    const packet = writeRtpPacket(header, true, pretendedVp8('key-frame', 1_000));
    expect(packet).toHaveLength(1_012);
    expect(readRtpHeader(packet)).toEqual(header);
  });

  it('is neither RTCP nor STUN nor a piece of something', () => {
    expect(readRtpHeader(Buffer.from([0x80, 200, 0, 6, 0, 0, 0, 1, 0, 0, 0, 0, 0]))).toBeNull();
    expect(readRtpHeader(Buffer.alloc(20))).toBeNull();
    expect(readRtpHeader(Buffer.from([0x80, 101]))).toBeNull();
  });
});

describe('a question for a key frame', () => {
  const receiverReport = Buffer.from([0x80, 201, 0, 1, 0, 0, 0, 1]);
  const pictureLoss = Buffer.from([0x81, 206, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2]);
  const negativeAcknowledgement = Buffer.from([0x81, 205, 0, 3, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 0]);

  it('is found behind a report', () => {
    expect(asksForKeyFrame(Buffer.concat([receiverReport, pictureLoss]))).toBe(true);
  });

  it('is not found in other feedback', () => {
    expect(asksForKeyFrame(Buffer.concat([receiverReport, negativeAcknowledgement]))).toBe(false);
  });
});
