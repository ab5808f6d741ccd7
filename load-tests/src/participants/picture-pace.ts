import { pretendedVp8, writeRtpPacket } from './rtp-packet.ts';

/** Where the packets of a picture go. */
export interface PictureOutlet {
  readonly payloadType: number;
  readonly ssrc: number;
  /** Whether a key frame was asked for since the last time this was asked. */
  readonly takeKeyFrameRequest: () => boolean;
  readonly send: (packet: Buffer) => void;
}

/** A steady 2 Mbps: 30 pictures a second of 7 packets, each picture's packets at once, as an encoder gives them. */
export const picturePace = { picturesPerS: 30, packetsPerPicture: 7, payloadBytes: 1_190 } as const;

const ticksPerPicture = 90_000 / picturePace.picturesPerS;

/** One picture's packets. Every packet has a timestamp of its own, by which it is known again behind the server. */
export function picturePackets(outlet: PictureOutlet, pictureNumber: number): Buffer[] {
  const isKeyFrame = outlet.takeKeyFrameRequest();
  const { packetsPerPicture, payloadBytes } = picturePace;
  return Array.from({ length: packetsPerPicture }, (_, index) => {
    const place = index > 0 ? 'continued' : isKeyFrame ? 'key-frame' : 'picture';
    const sequence = pictureNumber * packetsPerPicture + index;
    const timestamp = pictureNumber * ticksPerPicture + index;
    const { payloadType, ssrc } = outlet;
    return writeRtpPacket(
      { payloadType, ssrc, sequence, timestamp },
      index === packetsPerPicture - 1,
      pretendedVp8(place, payloadBytes),
    );
  });
}

/**
 * Sends pictures at their pace until it is stopped, and makes up for those for which the timer came late. Stopping
 * gives the number of the picture that would have been next.
 */
export function sendPictures(
  outlet: PictureOutlet,
  firstPicture: number,
  onSent: (timestamp: number) => void = () => undefined,
): { readonly stop: () => number } {
  const startedAt = performance.now();
  let sent = 0;
  const sendDue = () => {
    const due = Math.floor(((performance.now() - startedAt) / 1000) * picturePace.picturesPerS);
    for (; sent <= due; sent++) {
      for (const packet of picturePackets(outlet, firstPicture + sent)) {
        outlet.send(packet);
        onSent(packet.readUInt32BE(4));
      }
    }
  };
  const timer = setInterval(sendDue, 1000 / picturePace.picturesPerS);
  return {
    stop: () => {
      clearInterval(timer);
      return firstPicture + sent;
    },
  };
}
