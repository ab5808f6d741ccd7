import { CameraSource, ConsumerId, FeedId, mayPublish, TransportId } from '@scrubline/contract';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { codeOf } from '../testing/code-of.ts';
import { dtlsParameters, mediaPlaced, openTransport, publish, watch } from '../testing/sender.ts';
import { type MediaServerUnderTest, startMediaServer } from '../testing/start-media-server.ts';
import { type SignalingUnderTest, startSignaling } from '../testing/start-signaling.ts';
import type { Stranger } from '../testing/stranger.ts';

const picture = (cameraSource: CameraSource) => ({ kind: 'picture', cameraSource }) as const;
const [endoscope, face] = [picture('endoscope'), picture('face')];
const voice = { kind: 'voice' } as const;
const rigWish = { participantId: 'rig', role: 'rig', permissions: ['speak', 'publish:endoscope'] } as const;

let media: MediaServerUnderTest;
let signaling: SignalingUnderTest;
let rig: Stranger;
let professor: Stranger;

beforeEach(async () => {
  media = await startMediaServer();
  signaling = await startSignaling({ mediaServerUrls: [media.url] });
  rig = await signaling.join(rigWish);
  professor = await signaling.join();
  await Promise.all([mediaPlaced(rig), mediaPlaced(professor)]);
});

const Health = z.object({ workers: z.tuple([z.object({ pid: z.number() })]) });

/** The media worker answers nothing until the returned function is called. */
async function holdWorker(): Promise<() => void> {
  const { workers } = Health.parse(await (await fetch(`${media.url}/health`)).json());
  const [{ pid }] = workers;
  const goOn = () => void process.kill(pid, 'SIGCONT');
  process.kill(pid, 'SIGSTOP');
  onTestFinished(goOn);
  return goOn;
}

describe('a feed', () => {
  it('is published, told, watched, resumed, changed and ended', async () => {
    const send = await openTransport(rig, 'send');
    await rig.ask('feed:connect-transport', { transportId: send, dtlsParameters });
    const feedId = await publish(rig, send, endoscope);
    const feed = { feedId, participantId: 'rig', content: endoscope, state: 'live' };
    expect(await professor.hears('feed:published')).toEqual(feed);
    expect((await professor.snapshot()).feeds).toEqual([feed]);

    const receive = await openTransport(professor, 'receive');
    const watched = await watch(professor, receive, feedId);
    expect(watched).toMatchObject({ feedId, mediaKind: 'video' });
    await professor.ask('feed:resume', { consumerId: watched.consumerId });
    expect(await media.holds('consumers')).toBe(1);

    await rig.ask('feed:set-state', { feedId, state: 'camera-lost' });
    expect(await professor.hears('feed:changed')).toEqual({ ...feed, state: 'camera-lost' });
    await professor.ask('feed:unwatch', { consumerId: watched.consumerId });
    await expect.poll(() => media.holds('consumers')).toBe(0);
    await rig.ask('feed:unpublish', { feedId });
    expect(await professor.hears('feed:unpublished')).toEqual({ feedId });
    await expect.poll(() => media.holds('producers')).toBe(0);
    const { iceParameters } = await rig.ask('feed:restart-ice', { transportId: send });
    expect(iceParameters.usernameFragment).not.toBe('');
  });

  it('may be a voice', async () => {
    const feedId = await publish(rig, await openTransport(rig, 'send'), voice);
    const watched = await watch(professor, await openTransport(professor, 'receive'), feedId);
    expect(watched.mediaKind).toBe('audio');
  });

  it('stays while its sender is interrupted, and the sender can end it afterwards', async () => {
    const feedId = await publish(rig, await openTransport(rig, 'send'), endoscope);
    const token = await rig.cut();
    await professor.hears('room:participant-changed', ({ presence }) => presence.phase === 'interrupted');
    expect((await professor.snapshot()).feeds).toHaveLength(1);
    expect(await media.holds('producers')).toBe(1);
    const back = await signaling.enter(token);
    await back.ask('feed:unpublish', { feedId });
    await professor.hears('feed:unpublished');
  });

  it('ends at once when its sender, back by another connection, cannot have learned its id', async () => {
    const send = await openTransport(rig, 'send');
    const goOn = await holdWorker();
    const unanswered = codeOf(publish(rig, send, endoscope));
    // Requests of one connection are begun in their order: when this one is answered, the other waits for the worker.
    await rig.snapshot();
    const back = await signaling.enter(await rig.cut());
    await back.snapshot();
    goOn();
    const feedId = await publish(back, send, endoscope);
    expect(await unanswered).toBe('connection-lost');
    expect((await back.snapshot()).feeds).toMatchObject([{ feedId }]);
    await expect.poll(() => media.holds('producers')).toBe(1);
    expect(professor.told.filter(({ name }) => name.startsWith('feed:'))).toHaveLength(1);
  });

  it('ends with the participant, at the media-server too', async () => {
    await publish(rig, await openTransport(rig, 'send'), endoscope);
    await rig.cut();
    await professor.hears('room:participant-changed', ({ presence }) => presence.phase === 'interrupted');
    signaling.clock.advance(30_000);
    await professor.hears('room:participant-left');
    expect(professor.told.slice(-2).map(({ name }) => name)).toEqual(['feed:unpublished', 'room:participant-left']);
    await expect.poll(() => media.holds('transports')).toBe(0);
  });

  it('ends when its sender loads the page again', async () => {
    await publish(rig, await openTransport(rig, 'send'), endoscope);
    const reloaded = await signaling.join(rigWish);
    await professor.hears('feed:unpublished');
    await expect.poll(() => media.holds('transports')).toBe(0);
    await publish(reloaded, await openTransport(reloaded, 'send'), endoscope);
    expect((await professor.snapshot()).feeds).toHaveLength(1);
    expect(await media.holds('producers')).toBe(1);
  });
});

describe('nobody', () => {
  it('publishes without the permission for it', async () => {
    const observer = await signaling.join({ participantId: 'observer', role: 'observer', permissions: [] });
    const own = await openTransport(observer, 'send');
    expect(await codeOf(publish(observer, own, endoscope))).toBe('not-permitted');
    expect(await codeOf(publish(observer, own, voice))).toBe('not-permitted');
    const send = await openTransport(professor, 'send');
    expect(await codeOf(publish(professor, send, endoscope))).toBe('not-permitted');
    expect(await codeOf(publish(professor, send, face))).toBe('ok');
    expect(await media.holds('producers')).toBe(1);
  });

  it('publishes a picture and sends a sound', async () => {
    const send = await openTransport(rig, 'send');
    const codecs = [{ mimeType: 'audio/opus', clockRate: 48_000, channels: 2, payloadType: 111 }];
    const rtpParameters = { codecs, encodings: [{ ssrc: 77 }] };
    const mislabelled = rig.ask('feed:publish', { transportId: send, content: endoscope, rtpParameters });
    expect(await codeOf(mislabelled)).toBe('payload-invalid');
    expect((await rig.snapshot()).feeds).toEqual([]);
  });

  it('touches what belongs to somebody else, here or in another room', async () => {
    const send = await openTransport(rig, 'send');
    const feedId = await publish(rig, send, endoscope);
    const receive = await openTransport(professor, 'receive');
    const { consumerId } = await watch(professor, receive, feedId);

    const elsewhere = await signaling.join({ roomId: 'room-2', permissions: ['speak', 'publish:face'] });
    await mediaPlaced(elsewhere);
    for (const thief of [await signaling.join({ participantId: 'thief' }), elsewhere]) {
      const own = await openTransport(thief, 'receive');
      expect(await codeOf(thief.ask('feed:connect-transport', { transportId: send, dtlsParameters }))).toBe(
        'not-found',
      );
      expect(await codeOf(thief.ask('feed:restart-ice', { transportId: send }))).toBe('not-found');
      expect(await codeOf(publish(thief, send, face))).toBe('not-found');
      expect(await codeOf(watch(thief, receive, feedId))).toBe('not-found');
      expect(await codeOf(thief.ask('feed:set-state', { feedId, state: 'camera-lost' }))).toBe('not-found');
      expect(await codeOf(thief.ask('feed:unpublish', { feedId }))).toBe('not-found');
      expect(await codeOf(thief.ask('feed:resume', { consumerId }))).toBe('not-found');
      expect(await codeOf(thief.ask('feed:unwatch', { consumerId }))).toBe('not-found');
      expect(await codeOf(watch(thief, own, feedId))).toBe(thief === elsewhere ? 'not-found' : 'ok');
    }
    expect(await codeOf(professor.ask('feed:unpublish', { feedId }))).toBe('not-found');
    expect((await professor.snapshot()).feeds).toHaveLength(1);
  });

  it('sends on a transport for receiving, or receives on one for sending', async () => {
    const [send, receive] = [await openTransport(rig, 'send'), await openTransport(rig, 'receive')];
    expect(await codeOf(publish(rig, receive, endoscope))).toBe('not-found');
    const feedId = await publish(rig, send, endoscope);
    expect(await codeOf(watch(rig, send, feedId))).toBe('not-found');
  });

  it('names what never was', async () => {
    const nothing = {
      transportId: TransportId.parse('x'),
      feedId: FeedId.parse('x'),
      consumerId: ConsumerId.parse('x'),
    };
    expect(await codeOf(watch(rig, await openTransport(rig, 'receive'), nothing.feedId))).toBe('not-found');
    expect(await codeOf(rig.ask('feed:unpublish', { feedId: nothing.feedId }))).toBe('not-found');
    expect(await codeOf(rig.ask('feed:resume', { consumerId: nothing.consumerId }))).toBe('not-found');
    expect(await codeOf(rig.ask('feed:restart-ice', { transportId: nothing.transportId }))).toBe('not-found');
  });

  it('holds more than 10 transports or 12 feeds, asked for one by one or all at once', async () => {
    const opened = await Promise.all(Array.from({ length: 15 }, () => codeOf(openTransport(rig, 'send'))));
    expect(opened.filter((code) => code === 'ok')).toHaveLength(10);
    expect(opened.filter((code) => code === 'limit-reached')).toHaveLength(5);
    expect(await media.holds('transports')).toBe(10);

    const permissions = CameraSource.options.map(mayPublish);
    const everything = await signaling.join({
      ...rigWish,
      participantId: 'rig-2',
      permissions: ['speak', ...permissions],
    });
    const send = await openTransport(everything, 'send');
    const pictures = [...CameraSource.options, ...CameraSource.options].map((cameraSource) => picture(cameraSource));
    const published = await Promise.all(
      [...pictures, voice, voice, voice].map((content) => codeOf(publish(everything, send, content))),
    );
    expect(published.filter((code) => code === 'ok')).toHaveLength(12);
    expect(await codeOf(publish(everything, send, voice))).toBe('limit-reached');
    expect(await media.holds('producers')).toBe(12);
    const [feed] = (await everything.snapshot()).feeds;
    if (feed) await everything.ask('feed:unpublish', { feedId: feed.feedId });
    expect(await codeOf(publish(everything, send, voice))).toBe('ok');
  });

  it('sends more than two pictures of one camera source, asked for one by one or all at once', async () => {
    const send = await openTransport(professor, 'send');
    const published = await Promise.all(Array.from({ length: 6 }, () => codeOf(publish(professor, send, face))));
    expect(published.filter((code) => code === 'ok')).toHaveLength(2);
    expect(published.filter((code) => code === 'limit-reached')).toHaveLength(4);
    expect(await codeOf(publish(professor, send, face))).toBe('limit-reached');
    expect(await codeOf(publish(professor, send, voice))).toBe('ok');
    const [feed] = (await professor.snapshot()).feeds;
    if (feed) await professor.ask('feed:unpublish', { feedId: feed.feedId });
    expect(await codeOf(publish(professor, send, face))).toBe('ok');
  });

  it('receives more than 64 at a time, and what has ended does not count', async () => {
    const send = await openTransport(rig, 'send');
    const receive = await openTransport(professor, 'receive');
    const feedId = await publish(rig, send, endoscope);
    for (let count = 0; count < 64; count += 1) await watch(professor, receive, feedId);
    expect(await codeOf(watch(professor, receive, feedId))).toBe('limit-reached');
    await rig.ask('feed:unpublish', { feedId });
    expect(await codeOf(watch(professor, receive, await publish(rig, send, endoscope)))).toBe('ok');
  });
});
