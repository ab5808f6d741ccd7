import { z } from 'zod';

/**
 * What a picture shows, in the order in which a console lists them: what is operated on first, people last. Adding one
 * here is all that a new camera source needs, and a name for it in both catalogues.
 */
export const CameraSource = z.enum(['endoscope', 'field-overhead', 'room', 'monitor', 'screen', 'face']);
export type CameraSource = z.infer<typeof CameraSource>;

export interface EncodingProfile {
  /** Asked of the camera; it gives what it can. Pixels and frames per second. */
  readonly capture: { readonly width: number; readonly height: number; readonly frameRate: number };
  readonly maxBitrateBps: number;
  /** What the encoder gives up last: motion for tissue, detail for text. */
  readonly contentHint: 'motion' | 'detail';
  readonly degradationPreference: 'maintain-framerate' | 'maintain-resolution';
  readonly priority: 'high' | 'medium' | 'low';
}

const motion = { contentHint: 'motion', degradationPreference: 'maintain-framerate' } as const;
const detail = {
  contentHint: 'detail',
  degradationPreference: 'maintain-resolution',
} as const;

/** How each source is captured and encoded. Bit rates follow the 1-5 Mbps at which remote guidance series were run. */
export const encodingProfiles: Readonly<Record<CameraSource, EncodingProfile>> = {
  endoscope: {
    ...motion,
    capture: { width: 1280, height: 720, frameRate: 30 },
    maxBitrateBps: 3_500_000,
    priority: 'high',
  },
  'field-overhead': {
    ...motion,
    capture: { width: 1280, height: 720, frameRate: 30 },
    maxBitrateBps: 2_500_000,
    priority: 'medium',
  },
  room: { ...motion, capture: { width: 640, height: 360, frameRate: 15 }, maxBitrateBps: 500_000, priority: 'low' },
  monitor: {
    ...detail,
    capture: { width: 1280, height: 720, frameRate: 15 },
    maxBitrateBps: 1_200_000,
    priority: 'low',
  },
  face: { ...motion, capture: { width: 640, height: 360, frameRate: 30 }, maxBitrateBps: 700_000, priority: 'low' },
  screen: {
    ...detail,
    capture: { width: 1920, height: 1080, frameRate: 15 },
    maxBitrateBps: 2_500_000,
    priority: 'medium',
  },
};
