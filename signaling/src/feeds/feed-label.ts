import { CameraSource, encodingProfiles, type FeedContent } from '@scrubline/contract';

const voiceLabel = 'voice';

/** Every label there is. */
export const feedLabels: readonly string[] = [...CameraSource.options, voiceLabel];

/** Browsers send speech with 32 to 64 kbit/s; in-band repair of lost packets comes on top (RFC 7587, 3.1.1). */
const voiceMaxBitrateBps = 128_000;

/** How a feed is known at the media-server, which gives it back after signaling was started anew. */
export const labelOf = (content: FeedContent): string => (content.kind === 'voice' ? voiceLabel : content.cameraSource);

/** `null` for a label that is none of ours. */
export function contentOf(label: string): FeedContent | null {
  if (label === voiceLabel) return { kind: 'voice' };
  const cameraSource = CameraSource.safeParse(label);
  return cameraSource.success ? { kind: 'picture', cameraSource: cameraSource.data } : null;
}

export const maxBitrateOf = (content: FeedContent): number =>
  content.kind === 'voice' ? voiceMaxBitrateBps : encodingProfiles[content.cameraSource].maxBitrateBps;
