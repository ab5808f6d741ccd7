import { expect, it } from 'vitest';
import { type PictureOutlet, picturePace, picturePackets } from './picture-pace.ts';
import { readRtpHeader } from './rtp-packet.ts';

const outlet: PictureOutlet = { payloadType: 96, ssrc: 7, takeKeyFrameRequest: () => false, send: () => undefined };
const packets = [...picturePackets(outlet, 0), ...picturePackets(outlet, 1)];
const headers = packets.map(readRtpHeader);

it('a second of pictures is 2 Mbps', () => {
  const bytes = packets.reduce((sum, packet) => sum + packet.length, 0);
  const perSecond = (8 * bytes * picturePace.picturesPerS) / 2;
  expect(perSecond / 2_000_000).toBeCloseTo(1, 1);
});

it('no two packets have the same number or the same timestamp', () => {
  expect(headers.map((header) => header?.sequence)).toEqual(packets.map((_, index) => index));
  expect(new Set(headers.map((header) => header?.timestamp)).size).toBe(packets.length);
});

it('the last packet of a picture says so', () => {
  const isLast = packets.map((packet) => (packet.readUInt8(1) & 0x80) !== 0);
  expect(isLast.flatMap((last, index) => (last ? [index] : []))).toEqual([6, 13]);
});

it('a picture is a key frame when one was asked for', () => {
  const isKeyFrame = (asked: boolean) => {
    const [first] = picturePackets({ ...outlet, takeKeyFrameRequest: () => asked }, 0);
    return ((first?.readUInt8(13) ?? 1) & 1) === 0;
  };
  expect([isKeyFrame(true), isKeyFrame(false)]).toEqual([true, false]);
});
