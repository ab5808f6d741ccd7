import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRoom, startTestServer, type TestServer } from './media-server.test-support.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

describe('what a room offers', () => {
  it('is VP8 first, then VP9, and H264 in two profiles, each with retransmission', async () => {
    const { codecs = [] } = (await openRoom(server)).rtpCapabilities;
    const pictures = codecs.filter(({ kind, mimeType }) => kind === 'video' && mimeType !== 'video/rtx');
    expect(pictures.map(({ mimeType, parameters = {} }) => [mimeType, parameters['profile-level-id']])).toEqual([
      ['video/VP8', undefined],
      ['video/VP9', undefined],
      ['video/H264', '42e01f'],
      ['video/H264', '640c1f'],
    ]);
    const repeated = codecs.filter(({ mimeType }) => mimeType === 'video/rtx').map(({ parameters }) => parameters?.apt);
    expect(repeated).toEqual(pictures.map(({ preferredPayloadType }) => preferredPayloadType));
  });

  it('lets every picture report loss, ask for key frames and estimate bandwidth', async () => {
    const { codecs = [] } = (await openRoom(server)).rtpCapabilities;
    for (const { kind, mimeType, rtcpFeedback = [] } of codecs) {
      if (kind === 'audio' || mimeType === 'video/rtx') continue;
      expect(rtcpFeedback.map(({ type, parameter }) => `${type} ${parameter ?? ''}`.trim())).toEqual(
        expect.arrayContaining(['nack', 'nack pli', 'ccm fir', 'goog-remb', 'transport-cc']),
      );
    }
  });

  it('is a voice that repairs itself and never falls silent on purpose', async () => {
    const { codecs = [] } = (await openRoom(server)).rtpCapabilities;
    const voice = codecs.find(({ kind }) => kind === 'audio');
    expect(voice).toMatchObject({ mimeType: 'audio/opus', parameters: { useinbandfec: 1 } });
    expect(voice?.parameters).not.toHaveProperty('usedtx');
  });

  it('carries capture times of pictures and voices', async () => {
    const { headerExtensions = [] } = (await openRoom(server)).rtpCapabilities;
    const captureTime = headerExtensions.filter(({ uri }) => uri.endsWith('/abs-capture-time'));
    expect(captureTime.map(({ kind, direction }) => [kind, direction])).toEqual([
      ['audio', 'sendrecv'],
      ['video', 'sendrecv'],
    ]);
  });
});
