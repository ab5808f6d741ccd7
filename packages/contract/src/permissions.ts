import { z } from 'zod';
import { CameraSource } from './camera-sources.ts';

const publishPermissions = CameraSource.options.map((source) => `publish:${source}` as const);

/** What a participant may do in a room. The ticket names the first set. */
export const Permission = z.enum([
  ...publishPermissions,
  'speak',
  'admit',
  'annotate',
  'point',
  'freeze',
  'control-camera',
  'record',
]);
export type Permission = z.infer<typeof Permission>;

export const mayPublish = (source: CameraSource): Permission => `publish:${source}`;
