import type { types } from 'mediasoup';

const h264 = (profileLevelId: string): types.RouterRtpCodecCapability => ({
  kind: 'video',
  mimeType: 'video/H264',
  clockRate: 90_000,
  parameters: { 'packetization-mode': 1, 'level-asymmetry-allowed': 1, 'profile-level-id': profileLevelId },
});

/**
 * What a room can carry; a sender takes the first that it knows. Not AV1: a worker finds its key frames by the dependency
 * descriptor alone, which the contract does not let through. mediasoup adds to each picture its own feedback (NACK,
 * PLI, FIR, transport-cc) and retransmission (RTX).
 */
export const routerCodecs: types.RouterRtpCodecCapability[] = [
  {
    kind: 'audio',
    mimeType: 'audio/opus',
    clockRate: 48_000,
    channels: 2,
    // Without `usedtx`: in a theatre, silence must sound different from a broken line.
    parameters: { useinbandfec: 1 },
  },
  { kind: 'video', mimeType: 'video/VP8', clockRate: 90_000 },
  { kind: 'video', mimeType: 'video/VP9', clockRate: 90_000, parameters: { 'profile-id': 0 } },
  // Constrained baseline: what every hardware decoder knows. Then constrained high. RFC 6184, 8.1.
  h264('42e01f'),
  h264('640c1f'),
];
