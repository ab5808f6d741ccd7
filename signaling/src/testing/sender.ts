import {
  type DtlsParameters,
  type FeedContent,
  type FeedId,
  RtpCapabilities,
  RtpParameters,
  type TransportId,
} from '@scrubline/contract';
import type { Stranger } from './stranger.ts';

/** Of no certificate at all: these tests send no media. */
export const dtlsParameters: DtlsParameters = {
  role: 'client',
  fingerprints: [{ algorithm: 'sha-256', value: Array.from({ length: 32 }, () => 'AB').join(':') }],
};

const kinds = { picture: ['video/VP8', 90_000, undefined], voice: ['audio/opus', 48_000, 2] } as const;
let ssrc = 1_000;

/** What a browser would say about a track that it sends. */
export function rtpParametersOf({ kind }: FeedContent): RtpParameters {
  const [mimeType, clockRate, channels] = kinds[kind];
  ssrc += 1;
  return RtpParameters.parse({
    mid: String(ssrc),
    codecs: [{ mimeType, clockRate, channels, payloadType: 111 }],
    encodings: [{ ssrc }],
    rtcp: { cname: 'fictional' },
  });
}

export async function openTransport(stranger: Stranger, direction: 'send' | 'receive'): Promise<TransportId> {
  const { transportId } = await stranger.ask('feed:open-transport', { direction });
  return transportId;
}

export async function publish(stranger: Stranger, transportId: TransportId, content: FeedContent): Promise<FeedId> {
  const rtpParameters = rtpParametersOf(content);
  const { feedId } = await stranger.ask('feed:publish', { transportId, content, rtpParameters });
  return feedId;
}

/** Watches with all that the room's media-server can send. */
export async function watch(stranger: Stranger, transportId: TransportId, feedId: FeedId) {
  const { media } = await stranger.snapshot();
  const rtpCapabilities = RtpCapabilities.parse(media?.rtpCapabilities);
  return stranger.ask('feed:watch', { feedId, transportId, rtpCapabilities });
}

/** Comes back when the room has a media-server. */
export async function mediaPlaced(stranger: Stranger): Promise<string> {
  const { media } = await stranger.snapshot();
  const placed = media ?? (await stranger.hears('room:media-placed', (told) => told.media !== null)).media;
  return placed?.mediaRoomId ?? '';
}
