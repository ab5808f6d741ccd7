import type { FeedId, MediaPlace, RtpCapabilities, RtpParameters } from '@scrubline/contract';
import { connectMedia, openTransport } from './media-connection.ts';
import type { RoomStranger } from './room-stranger.ts';
import { type RtpHeader, readRtpHeader } from './rtp-packet.ts';

/** Somebody who receives one feed as RTP. */
export interface FeedReceiver {
  /** Of the packets as the media-server sends them. */
  readonly ssrc: number;
  readonly close: () => void;
}

/**
 * Receives a feed from now on. `onPacket` gets each packet of the stream itself: no retransmissions, no probes, no RTCP.
 *
 * @throws {ContractError} with the code of a refusal
 */
export async function receiveFeed(
  stranger: RoomStranger,
  feedId: FeedId,
  onPacket: (header: RtpHeader) => void,
): Promise<FeedReceiver> {
  const media = await stranger.mediaPlace();
  const transport = await openTransport(stranger, 'receive');
  const { transportId } = transport;
  const rtpCapabilities = understoodOf(media);
  const watched = await stranger.ask('feed:watch', { feedId, transportId, rtpCapabilities });
  const { mediaKind, rtpParameters, consumerId } = watched;
  const connection = await connectMedia(stranger, transport, [{ receive: mediaKind, rtpParameters }]);
  const ssrc = ssrcOf(rtpParameters);
  connection.tracks[0]?.onMessage((packet) => {
    const header = readRtpHeader(packet);
    if (header?.ssrc === ssrc) onPacket(header);
  });
  await stranger.ask('feed:resume', { consumerId });
  return { ssrc, close: connection.close };
}

const understood = /^(audio\/opus|video\/vp8)$/i;

/** One codec a kind. Without transport-wide feedback, which libdatachannel does not give: nothing is held back. */
function understoodOf({ rtpCapabilities }: MediaPlace): RtpCapabilities {
  const codecs = rtpCapabilities.codecs?.filter(({ mimeType }) => understood.test(mimeType)) ?? [];
  const repairs = rtpCapabilities.codecs?.filter(({ mimeType, parameters }) => {
    return (
      mimeType.toLowerCase() === 'video/rtx' && codecs.some((codec) => codec.preferredPayloadType === parameters?.apt)
    );
  });
  const given = [...codecs, ...(repairs ?? [])].map((codec) => ({
    ...codec,
    rtcpFeedback: codec.rtcpFeedback?.filter(({ type }) => type !== 'transport-cc' && type !== 'goog-remb') ?? [],
  }));
  return { codecs: given, headerExtensions: [] };
}

const ssrcOf = ({ encodings }: RtpParameters): number => encodings?.[0]?.ssrc ?? 0;
