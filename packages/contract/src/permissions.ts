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
  'command',
]);
export type Permission = z.infer<typeof Permission>;

/** What the permissions allow, besides `publish:<camera source>`: sending that picture. */
export const permissionMeanings: Readonly<Record<Exclude<Permission, `publish:${string}`>, string>> = {
  speak: 'Send a voice, and unmute.',
  admit: 'Let a waiting participant in, or send them away.',
  annotate: 'Draw on a picture.',
  point: 'Show a pointer on a picture.',
  freeze: 'Hold a still picture before everybody.',
  'control-camera': 'Move and zoom a camera. At most one participant holds it.',
  record: 'Start a recording.',
  command: "The theatre's authority: give and take permissions, mute others, take back control, end. Never granted.",
};

export const mayPublish = (source: CameraSource): Permission => `publish:${source}`;

/** Whoever only watches writes nothing down, neither notes nor messages. */
export const mayWrite = ({ role }: { readonly role: string }): boolean => role !== 'observer';

/** The theatre's own computers. Nobody gives them anything or takes anything from them. */
export const isTheatre = ({ permissions }: { readonly permissions: readonly Permission[] }): boolean =>
  permissions.includes('command');

const ofAdvisers: readonly Permission[] = [
  'publish:face',
  'publish:screen',
  'speak',
  'annotate',
  'point',
  'freeze',
  'control-camera',
  'record',
];

/**
 * What the theatre can give, by the role of who gets it. Observers watch, and the theatre's own computers hold what
 * they need from the start.
 */
export const grantablePermissions = {
  rig: [],
  'theatre-screen': [],
  specialist: ofAdvisers,
  observer: [],
} as const satisfies Record<string, readonly Permission[]>;
