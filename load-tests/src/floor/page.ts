import type { EncodingProfile } from '@scrubline/contract';
import type { ProductParts } from './product-parts.ts';

/** What the two ends of the floor are told from outside. Descriptions carry all their candidates. */
export interface FloorEnd {
  readonly offer: (profile: EncodingProfile) => Promise<string>;
  readonly answer: (offer: string) => Promise<string>;
  readonly accept: (answer: string) => Promise<void>;
}

declare global {
  interface Window {
    floorEnd: FloorEnd;
  }
}

const partsUrl = '/product-parts.js';
const parts: ProductParts = await import(partsUrl);
const connection = new RTCPeerConnection();
const video = document.createElement('video');
video.muted = true;
video.autoplay = true;
video.style.cssText = 'width: 100vw; height: 100vh; object-fit: contain; background: black';
document.body.append(video);

async function localDescription(description: RTCSessionDescriptionInit): Promise<string> {
  await connection.setLocalDescription(description);
  if (connection.iceGatheringState !== 'complete') {
    await new Promise<void>((gathered) => {
      connection.onicegatheringstatechange = () => connection.iceGatheringState === 'complete' && gathered();
    });
  }
  return connection.localDescription?.sdp ?? '';
}

/** Video in VP8 only, starting at half the greatest rate, as the product's sender does. */
function withStartRate(sdp: string, maxBitrateBps: number): string {
  const payload = sdp.match(/a=rtpmap:(\d+) VP8/)?.[1];
  return sdp.replace(
    `a=rtpmap:${payload} VP8/90000\r\n`,
    `a=rtpmap:${payload} VP8/90000\r\na=fmtp:${payload} x-google-start-bitrate=${maxBitrateBps / 2000}\r\n`,
  );
}

let startBitrateOf = 0;

window.floorEnd = {
  offer: async (profile) => {
    const { track } = await parts.startPhantomCamera({ ...profile.capture, seed: 1 });
    track.contentHint = profile.contentHint;
    video.srcObject = new MediaStream([track]);
    startBitrateOf = profile.maxBitrateBps;
    const transceiver = connection.addTransceiver(track, {
      direction: 'sendonly',
      sendEncodings: [{ maxBitrate: profile.maxBitrateBps, priority: profile.priority }],
    });
    const codecs = RTCRtpReceiver.getCapabilities('video')?.codecs ?? [];
    transceiver.setCodecPreferences(codecs.filter(({ mimeType }) => /vp8|rtx/i.test(mimeType)));
    const { sender } = transceiver;
    await sender.setParameters({ ...sender.getParameters(), degradationPreference: profile.degradationPreference });
    return localDescription(await connection.createOffer());
  },
  answer: async (offer) => {
    connection.ontrack = ({ track, receiver }) => {
      receiver.jitterBufferTarget = 0;
      const captureTimes = parts.followCaptureTimes(receiver);
      video.srcObject = new MediaStream([track]);
      parts.watchFrames(video, { captureTimes, clock: () => null }, () => undefined);
    };
    await connection.setRemoteDescription({ type: 'offer', sdp: offer });
    return localDescription(await connection.createAnswer());
  },
  accept: async (answer) => {
    await connection.setRemoteDescription({ type: 'answer', sdp: withStartRate(answer, startBitrateOf) });
  },
};
