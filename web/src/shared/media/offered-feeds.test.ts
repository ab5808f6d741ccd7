import { FeedId } from '@scrubline/contract';
import type { types } from 'mediasoup-client';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Ask, MediaTransports } from './media-transports.ts';
import { createOfferedFeeds, type LocalOffer, type Offering } from './offered-feeds.ts';

/** What the browser's end was told, in order. */
let told: string[];
let asked: [string, string][];

class FakeSender {
  encodings: { active: boolean }[];
  constructor(encodings: { active: boolean }[]) {
    this.encodings = encodings;
  }
  getParameters = () => {
    told.push('answers');
    return { encodings: this.encodings };
  };
  setParameters = async ({ encodings }: { encodings: { active: boolean }[] }) => {
    this.encodings = encodings;
    told.push(`active ${encodings.map(({ active }) => active)}`);
  };
}

class FakeProducer {
  paused = false;
  closed = false;
  readonly id: string;
  readonly kind: string;
  readonly track: MediaStreamTrack;
  readonly rtpSender: FakeSender;
  constructor(id: string, track: MediaStreamTrack, encodings: { active: boolean }[]) {
    this.id = id;
    this.kind = track.kind;
    this.track = track;
    this.rtpSender = new FakeSender(encodings);
  }
  pause() {
    this.paused = true;
    told.push('pause');
  }
  resume() {
    this.paused = false;
    told.push('resume');
  }
  close() {
    this.closed = true;
  }
}

const microphone = () => ({ kind: 'audio', readyState: 'live', enabled: true }) as MediaStreamTrack;
const voice = (track: MediaStreamTrack, paused: boolean): LocalOffer => ({ content: { kind: 'voice' }, track, paused });
const offering = (offers: readonly LocalOffer[], ...shown: string[]): Offering => ({
  offers,
  viewers: 1,
  shownIds: new Set(shown.map((id) => FeedId.parse(id))),
});

function open(answer: (request: string) => unknown = () => ({})) {
  let produced = 0;
  const transport = {
    produce: async ({ track, encodings = [] }: types.ProducerOptions) => {
      produced += 1;
      const sent = encodings.map(({ active = true }) => ({ active }));
      told.push(`produce ${sent.map(({ active }) => active)}`);
      return new FakeProducer(`feed-${produced}`, track as MediaStreamTrack, sent);
    },
  };
  const ask = async (request: string, { feedId }: { feedId: string }) => {
    asked.push([request, feedId]);
    return answer(request);
  };
  const transports = { sending: async () => ({ transport }), device: {} };
  const offered = createOfferedFeeds(transports as unknown as MediaTransports, ask as unknown as Ask);
  const want = (wish: Offering) => {
    offered.hold(wish, false);
    offered.want(wish);
  };
  return { want };
}

beforeEach(() => {
  told = [];
  asked = [];
});

it('publishes a muted voice without a single packet, and lets it out when it may be heard', async () => {
  const { want } = open();
  const track = microphone();
  want(offering([voice(track, true)]));
  await vi.waitFor(() => expect(told).toEqual(['produce false', 'pause']));
  expect(track.enabled).toBe(false);
  want(offering([voice(track, false)]));
  await vi.waitFor(() => expect(told.slice(2)).toEqual(['resume', 'answers', 'active true']));
  expect(track.enabled).toBe(true);
});

it('negotiates a mute once, however often the room changes meanwhile', async () => {
  const { want } = open();
  const track = microphone();
  want(offering([voice(track, true)]));
  await vi.waitFor(() => expect(told).toContain('pause'));
  for (let change = 0; change < 5; change += 1) want(offering([voice(track, true)], 'feed-1'));
  want(offering([voice(track, false)], 'feed-1'));
  await vi.waitFor(() => expect(told).toContain('active true'));
  expect(told.filter((word) => word === 'pause')).toHaveLength(1);
});

it('asks the browser nothing about a voice that is heard and goes on being heard', async () => {
  const { want } = open();
  const track = microphone();
  want(offering([voice(track, false)]));
  await vi.waitFor(() => expect(told).toEqual(['produce true']));
  want(offering([voice(track, false)], 'feed-1'));
  want(offering([voice(track, false)], 'feed-1', 'forgotten'));
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  expect(told).toEqual(['produce true']);
});

it('ends a feed of its own that it does not know: an answer was lost, or ending it failed', async () => {
  const { want } = open();
  want(offering([], 'forgotten'));
  await vi.waitFor(() => expect(asked).toEqual([['feed:unpublish', 'forgotten']]));
});

it('ends no feed that it publishes', async () => {
  const { want } = open();
  const track = microphone();
  want(offering([voice(track, false)]));
  await vi.waitFor(() => expect(told).toContain('produce true'));
  want(offering([voice(track, false)], 'feed-1'));
  want(offering([voice(track, false)], 'feed-1', 'forgotten'));
  await vi.waitFor(() => expect(asked).toEqual([['feed:unpublish', 'forgotten']]));
});
