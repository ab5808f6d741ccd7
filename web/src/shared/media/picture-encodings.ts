import type { EncodingProfile } from '@scrubline/contract';
import type { types } from 'mediasoup-client';

type Encoding = NonNullable<types.ProducerOptions['encodings']>[number];

/** Each layer beside the whole picture: how much smaller its sides are, and its part of the bit rate. */
interface SmallerLayer {
  readonly scaleResolutionDownBy: number;
  readonly bitrateShare: number;
}

/** A quarter of the sides has a sixteenth of the pixels, and needs more than a sixteenth of the bits. */
const quarter: SmallerLayer = { scaleResolutionDownBy: 4, bitrateShare: 0.1 };
const half: SmallerLayer = { scaleResolutionDownBy: 2, bitrateShare: 0.3 };

/**
 * The layers beside the whole picture, by its height in lines. Chromium leaves out the whole one when it is asked for
 * more than these (libwebrtc, video/config/simulcast.cc: three from 960×540, two from 480×270).
 */
function smallerLayers(height: number): readonly SmallerLayer[] {
  if (height >= 540) return [quarter, half];
  return height >= 270 ? [half] : [];
}

/** A track that does not know its size yet is taken for a large one. */
export const heightOf = (track: MediaStreamTrack): number => track.getSettings().height ?? Number.POSITIVE_INFINITY;

export const layerCount = (height: number): number => smallerLayers(height).length + 1;

/**
 * The layers of a picture, the smallest first. All are agreed upon from the start, so that they can be switched on while
 * the picture runs; which of them are sent, `sentLayers` says.
 */
export function pictureEncodings(profile: EncodingProfile, height: number, viewers: number): Encoding[] {
  const { maxBitrateBps, priority } = profile;
  const smaller = smallerLayers(height);
  const sent = sentLayers(layerCount(height), viewers);
  return [...smaller, { scaleResolutionDownBy: 1, bitrateShare: 1 }].map((layer, index) => ({
    scaleResolutionDownBy: layer.scaleResolutionDownBy,
    maxBitrate: Math.round(maxBitrateBps * layer.bitrateShare),
    // No temporal layers, that none of them is dropped: the frame rate is what makes a picture young.
    scalabilityMode: 'L1T1',
    // A sender has one priority; Chromium takes it from the first encoding and refuses it on any other.
    ...(index === 0 ? { priority } : {}),
    active: sent[index] ?? false,
  }));
}

/**
 * Which layers are worth their encoding. One viewer needs no middle one, but always the smallest: the SFU sends a layered
 * picture no further than the line seems to carry, and without a small layer that is not at all, for seconds.
 */
export const sentLayers = (layers: number, viewers: number): boolean[] =>
  Array.from({ length: layers }, (_, index) => index === 0 || index === layers - 1 || viewers > 1);
