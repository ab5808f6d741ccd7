import { ConsumerId, FeedId, type RtpParameters } from '@scrubline/contract';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  describePicture,
  openRoom,
  publishPicture,
  startTestServer,
  type TestServer,
  watchPicture,
} from '../media-server.test-support.ts';
import {
  captureTimeExtension,
  isKeyFrame,
  negativeAcknowledgement,
  pictureParameters,
} from '../rtp-packets.test-support.ts';

const patience = { timeout: 5_000 };

const voice = {
  mimeType: 'audio/opus',
  payloadType: 111,
  clockRate: 48_000,
  channels: 2,
  parameters: { useinbandfec: 1 },
};

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

/** A transport that is never connected: enough for questions about parameters. */
async function openPublishing() {
  const { mediaRoomId, rtpCapabilities } = await openRoom(server);
  const rig = { mediaRoomId, ownerId: 'rig', direction: 'send' } as const;
  const { transportId } = await server.ask('media:create-transport', rig);
  const publish = (rtpParameters: RtpParameters, mediaKind: 'audio' | 'video' = 'video', feedId = 'picture') => {
    const feed = { ...describePicture, mediaKind, feedId: FeedId.parse(feedId) };
    return server.ask('media:publish', { mediaRoomId, transportId, ...feed, rtpParameters });
  };
  const specialist = { mediaRoomId, ownerId: 'specialist', direction: 'receive' } as const;
  const { transportId: receiving } = await server.ask('media:create-transport', specialist);
  const subscribe = (feedId: string, known = rtpCapabilities) =>
    server.ask('media:subscribe', {
      mediaRoomId,
      transportId: receiving,
      feedId: FeedId.parse(feedId),
      rtpCapabilities: known,
    });
  return { mediaRoomId, publish, subscribe };
}

describe('a feed', () => {
  it('sends a watcher nothing until it is ready, and then a key frame first', async () => {
    const room = await openRoom(server);
    const rig = await publishPicture(server, room);
    const ready = await watchPicture(server, room, rig.feedId, 'specialist');
    const waiting = await watchPicture(server, room, rig.feedId, 'observer');
    await ready.resume();
    await vi.waitFor(() => expect(ready.pictures().length).toBeGreaterThan(20), patience);
    expect(waiting.pictures()).toEqual([]);

    await waiting.resume();
    await vi.waitFor(() => expect(waiting.pictures().length).toBeGreaterThan(20), patience);
    expect(waiting.pictures().findIndex(isKeyFrame)).toBe(0);
  });

  it('asks the sender for a key frame at each resume, and again when it does not come', async () => {
    const room = await openRoom(server);
    const rig = await publishPicture(server, room);
    const first = await watchPicture(server, room, rig.feedId, 'specialist');
    const second = await watchPicture(server, room, rig.feedId, 'observer');
    await first.resume();
    // Long enough after the start that no earlier question is still on its way.
    await vi.waitFor(() => expect(first.pictures().length).toBeGreaterThan(30), patience);

    rig.loseKeyFrames();
    const askedBefore = rig.keyFrameRequests();
    await second.resume();
    await vi.waitFor(() => expect(rig.keyFrameRequests()).toBe(askedBefore + 1), patience);
    await vi.waitFor(() => expect(rig.keyFrameRequests()).toBe(askedBefore + 2), patience);
  });

  it('asks for key frames even a sender that does not offer to be asked', async () => {
    const room = await openRoom(server);
    const rig = await publishPicture(server, room, { rtcpFeedback: [] });
    const watcher = await watchPicture(server, room, rig.feedId);
    await watcher.resume();
    await vi.waitFor(() => expect(watcher.pictures().findIndex(isKeyFrame)).toBe(0), patience);
  });

  it('carries the capture time of each packet unchanged', async () => {
    const room = await openRoom(server);
    const rig = await publishPicture(server, room);
    const watcher = await watchPicture(server, room, rig.feedId);
    await watcher.resume();
    await vi.waitFor(() => expect(watcher.pictures().length).toBeGreaterThan(5), patience);
    const agreed = watcher.rtpParameters.headerExtensions?.find(({ uri }) => uri === captureTimeExtension.uri);
    for (const packet of watcher.pictures()) {
      expect(packet.extensions.get(agreed?.id ?? 0)?.subarray(0, 8)).toEqual(rig.captureTime);
    }
  });

  it('repeats a lost packet on the retransmission stream', async () => {
    const room = await openRoom(server);
    const rig = await publishPicture(server, room);
    const watcher = await watchPicture(server, room, rig.feedId);
    await watcher.resume();
    await vi.waitFor(() => expect(watcher.pictures().length).toBeGreaterThan(5), patience);
    const lost = watcher.pictures()[3];
    if (!lost) throw new Error('no packet came');
    watcher.peer.sendFeedback(0, negativeAcknowledgement(lost.ssrc, lost.sequence));
    // RFC 4588, 4: the repeated packet begins with the original's sequence number.
    const original = Buffer.concat([Buffer.from([lost.sequence >> 8, lost.sequence & 0xff]), lost.payload]);
    await vi.waitFor(() => expect(watcher.repeated().map(({ payload }) => payload)).toContainEqual(original), patience);
  });

  it('ends for its watchers when it is unpublished', async () => {
    const room = await openRoom(server);
    const rig = await publishPicture(server, room);
    const watcher = await watchPicture(server, room, rig.feedId);
    const feed = { mediaRoomId: room.mediaRoomId, feedId: rig.feedId };
    await server.ask('media:unpublish', feed);
    await vi.waitFor(() => expect(watcher.resume()).rejects.toMatchObject({ code: 'not-found' }), patience);
    await expect(server.ask('media:unpublish', feed)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('stops for one watcher when that one unsubscribes', async () => {
    const room = await openRoom(server);
    const rig = await publishPicture(server, room);
    const watcher = await watchPicture(server, room, rig.feedId);
    const { mediaRoomId } = room;
    await server.ask('media:unsubscribe', { mediaRoomId, consumerId: watcher.consumerId });
    await expect(watcher.resume()).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('the size of a picture', () => {
  const layered: RtpParameters = {
    ...pictureParameters(1),
    headerExtensions: [{ uri: 'urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id', id: 2 }],
    encodings: [{ rid: 'small' }, { rid: 'middle' }, { rid: 'large' }],
  };

  it('is chosen by a watcher of a simulcast picture, and by nobody of a picture of one size', async () => {
    const { mediaRoomId, publish, subscribe } = await openPublishing();
    await publish(layered, 'video', 'layered');
    await publish(pictureParameters(9_000), 'video', 'plain');
    for (const feedId of ['layered', 'plain']) {
      const { consumerId } = await subscribe(feedId);
      await server.ask('media:prefer-layer', { mediaRoomId, consumerId, spatialLayer: 0 });
    }
    await expect(
      server.ask('media:prefer-layer', { mediaRoomId, consumerId: ConsumerId.parse('nobody'), spatialLayer: 0 }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('publishing', () => {
  it('keeps NACK for a voice, with in-band FEC', async () => {
    const { publish, subscribe } = await openPublishing();
    await publish({ codecs: [voice], encodings: [{ ssrc: 9_000 }] }, 'audio', 'voice');
    const { mediaKind, rtpParameters } = await subscribe('voice');
    expect(mediaKind).toBe('audio');
    expect(rtpParameters.codecs[0]?.rtcpFeedback).toContainEqual({ type: 'nack', parameter: '' });
    expect(rtpParameters.codecs[0]?.parameters).toEqual({ useinbandfec: 1 });
  });

  it.each<[string, RtpParameters, 'audio' | 'video']>([
    ['a sound that calls itself a picture', pictureParameters(1), 'audio'],
    [
      'a picture with a voice in it',
      { ...pictureParameters(1), codecs: [...pictureParameters(1).codecs, voice] },
      'video',
    ],
    ['an unknown codec', { codecs: [{ mimeType: 'video/H263', payloadType: 96, clockRate: 90_000 }] }, 'video'],
    [
      'a retransmission of nothing',
      { codecs: pictureParameters(1).codecs.slice(1), encodings: [{ ssrc: 1 }] },
      'video',
    ],
    ['no way to recognise the packets', { codecs: pictureParameters(1).codecs }, 'video'],
  ])('refuses %s', async (_what, rtpParameters, mediaKind) => {
    const { publish } = await openPublishing();
    await expect(publish(rtpParameters, mediaKind)).rejects.toMatchObject({ code: 'payload-invalid' });
    await publish(pictureParameters(5_000));
  });

  it('refuses a feed that exists, and an SSRC that is in use', async () => {
    const { publish } = await openPublishing();
    await publish(pictureParameters(1_000));
    await expect(publish(pictureParameters(3_000))).rejects.toMatchObject({ code: 'payload-invalid' });
    await expect(publish(pictureParameters(1_000), 'video', 'other')).rejects.toMatchObject({
      code: 'payload-invalid',
    });
    await publish(pictureParameters(3_000), 'video', 'other');
  });

  it('refuses a watcher that knows none of the codecs', async () => {
    const { publish, subscribe } = await openPublishing();
    await publish(pictureParameters(2_000));
    await expect(subscribe('picture', { codecs: [] })).rejects.toMatchObject({ code: 'payload-invalid' });
  });
});
