import { encodingProfiles, type FeedContent } from '@scrubline/contract';
import type { types } from 'mediasoup-client';
import { heightOf, pictureEncodings } from './picture-encodings.ts';

interface Sending {
  readonly viewers: number;
  /** Whether nothing may be sent before it is let out. */
  readonly isHeld: boolean;
  readonly device: types.Device;
}

/** How a feed is sent: a voice with its protection, a picture in its sizes. */
export function sendingOptions(
  content: FeedContent,
  track: MediaStreamTrack,
  { viewers, isHeld, device }: Sending,
): types.ProducerOptions {
  const common = { track, stopTracks: false, disableTrackOnPause: false, zeroRtpOnPause: true, appData: { content } };
  if (content.kind === 'voice') {
    return {
      ...common,
      // Packets would leave before the producer can be paused: a muted voice sends not even silence.
      encodings: [{ active: !isHeld }],
      // In-band FEC and NACK instead of RED, which mediasoup does not route; no DTX, so that silence is not taken for loss.
      codecOptions: { opusFec: true, opusNack: true, opusDtx: false, opusStereo: false },
    };
  }
  const profile = encodingProfiles[content.cameraSource];
  track.contentHint = profile.contentHint;
  const codec = device.sendRtpCapabilities.codecs?.find(({ mimeType }) => mimeType.toLowerCase() === 'video/vp8');
  return {
    ...common,
    // Its own stream: a picture must not be held back to stay in step with a voice.
    streamId: content.cameraSource,
    encodings: pictureEncodings(profile, heightOf(track), viewers),
    codecOptions: { videoGoogleStartBitrate: profile.maxBitrateBps / 2_000 },
    ...(codec ? { codec } : {}),
    onRtpSender: (sender) => {
      const parameters = sender.getParameters();
      void sender.setParameters({ ...parameters, degradationPreference: profile.degradationPreference });
    },
  };
}
