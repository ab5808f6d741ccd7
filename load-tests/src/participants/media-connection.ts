import type { RtpParameters, TransportDirection, TransportId, TransportParameters } from '@scrubline/contract';
import { Audio, PeerConnection, type Track, Video } from 'node-datachannel';
import type { RoomStranger } from './room-stranger.ts';
import { answerFor, dtlsParametersIn } from './session-description.ts';

/** ICE, DTLS and SRTP without a browser, by libdatachannel; RTP and RTCP go in and out as bytes. */
export interface MediaConnection {
  readonly tracks: readonly Track[];
  readonly close: () => void;
}

export type OpenedTransport = TransportParameters & { readonly transportId: TransportId };

/** One track: what is sent on an SSRC of one's own, or received as the media-server described it. */
export type TrackPlan =
  | { readonly send: true; readonly payloadType: number; readonly ssrc: number }
  | { readonly receive: 'audio' | 'video'; readonly rtpParameters: RtpParameters };

/** Waits until the room's media lives somewhere. */
export async function openTransport(stranger: RoomStranger, direction: TransportDirection): Promise<OpenedTransport> {
  await stranger.mediaPlace();
  return stranger.ask('feed:open-transport', { direction });
}

/** Resolves when the packets can flow. @throws {Error} when the media-server cannot be reached */
export async function connectMedia(
  stranger: RoomStranger,
  { transportId, ...transport }: OpenedTransport,
  plan: readonly TrackPlan[],
): Promise<MediaConnection> {
  const connection = new PeerConnection('stranger', { iceServers: [], disableAutoNegotiation: true });
  const mids = plan.map((_, index) => `track${index}`);
  const tracks = plan.map((track, index) => connection.addTrack(mediaFor(mids[index] ?? '', track)));
  try {
    const offer = await localOffer(connection);
    await stranger.ask('feed:connect-transport', { transportId, dtlsParameters: dtlsParametersIn(offer) });
    const received = plan.flatMap((track, index) =>
      'receive' in track ? [[mids[index] ?? '', track.rtpParameters] as const] : [],
    );
    const whenConnected = untilConnected(connection);
    connection.setRemoteDescription(answerFor(offer, transport, new Map(received)), 'answer');
    await whenConnected;
  } catch (error) {
    connection.close();
    throw error;
  }
  return {
    tracks,
    close: () => {
      // A track that nobody holds is collected, and then hears nothing any more.
      for (const track of tracks) track.close();
      connection.close();
    },
  };
}

function mediaFor(mid: string, plan: TrackPlan): Video | Audio {
  if ('send' in plan) {
    const media = new Video(mid, 'SendOnly');
    media.addVP8Codec(plan.payloadType);
    media.addSSRC(plan.ssrc, 'stranger');
    return media;
  }
  const payloadType = payloadTypeOf(plan.rtpParameters);
  if (plan.receive === 'video') {
    const media = new Video(mid, 'RecvOnly');
    media.addVP8Codec(payloadType);
    return media;
  }
  const media = new Audio(mid, 'RecvOnly');
  media.addOpusCodec(payloadType);
  return media;
}

/** Of the codec itself, which comes before its retransmission. */
const payloadTypeOf = ({ codecs }: RtpParameters): number => codecs[0]?.payloadType ?? 0;

function localOffer(connection: PeerConnection): Promise<string> {
  return new Promise((resolve) => {
    connection.onGatheringStateChange((state) => {
      if (state === 'complete') resolve(connection.localDescription()?.sdp ?? '');
    });
    connection.setLocalDescription('offer');
  });
}

function untilConnected(connection: PeerConnection): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.onStateChange((state) => {
      if (state === 'connected') resolve();
      if (state === 'failed' || state === 'closed') reject(new Error('the media-server could not be reached'));
    });
  });
}
