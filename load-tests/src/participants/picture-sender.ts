import { randomInt } from 'node:crypto';
import type { FeedId, RtpParameters } from '@scrubline/contract';
import { connectMedia, openTransport } from './media-connection.ts';
import type { PictureOutlet } from './picture-pace.ts';
import type { RoomStranger } from './room-stranger.ts';
import { asksForKeyFrame } from './rtp-packet.ts';

/** Somebody who sends one picture as RTP. */
export interface PictureSender {
  readonly feedId: FeedId;
  /** Of the media worker that it is sent to. */
  readonly webRtcPort: number;
  readonly outlet: PictureOutlet;
  readonly close: () => void;
}

const payloadType = 96;

/** @throws {ContractError} with the code of a refusal */
export async function publishPicture(stranger: RoomStranger): Promise<PictureSender> {
  const ssrc = randomInt(1, 2 ** 31);
  const transport = await openTransport(stranger, 'send');
  const connection = await connectMedia(stranger, transport, [{ send: true, payloadType, ssrc }]);
  const [track] = connection.tracks;
  let isAsked = true;
  track?.onMessage((feedback) => {
    isAsked ||= asksForKeyFrame(feedback);
  });
  const { feedId } = await stranger.ask('feed:publish', {
    transportId: transport.transportId,
    content: { kind: 'picture', cameraSource: 'endoscope' },
    rtpParameters: parametersOf(ssrc),
  });
  return {
    feedId,
    webRtcPort: transport.iceCandidates[0]?.port ?? 0,
    outlet: {
      payloadType,
      ssrc,
      takeKeyFrameRequest: () => {
        const wasAsked = isAsked;
        isAsked = false;
        return wasAsked;
      },
      send: (packet) => {
        if (track?.isOpen()) track.sendMessageBinary(packet);
      },
    },
    close: connection.close,
  };
}

/** What is sent, as a browser would describe it. */
const parametersOf = (ssrc: number): RtpParameters => ({
  codecs: [
    {
      mimeType: 'video/VP8',
      payloadType,
      clockRate: 90_000,
      rtcpFeedback: [{ type: 'nack' }, { type: 'nack', parameter: 'pli' }],
    },
    { mimeType: 'video/rtx', payloadType: payloadType + 1, clockRate: 90_000, parameters: { apt: payloadType } },
  ],
  encodings: [{ ssrc, rtx: { ssrc: ssrc + 1 } }],
});
