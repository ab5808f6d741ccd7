import { z } from 'zod';

/** Opaque, URL-safe, at most 64 characters. Branded, so that one kind is never passed for another. */
const identifier = <Name extends string>(name: Name) =>
  z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,64}$/)
    .brand(name);

export const RoomId = identifier('RoomId');
export type RoomId = z.infer<typeof RoomId>;

export const ParticipantId = identifier('ParticipantId');
export type ParticipantId = z.infer<typeof ParticipantId>;

/** One act of the theatre's command; made by the page that acts. */
export const ActId = identifier('ActId');
export type ActId = z.infer<typeof ActId>;

export const FeedId = identifier('FeedId');
export type FeedId = z.infer<typeof FeedId>;

export const StrokeId = identifier('StrokeId');
export type StrokeId = z.infer<typeof StrokeId>;

export const FreezeId = identifier('FreezeId');
export type FreezeId = z.infer<typeof FreezeId>;
/** One thing that was written down of an operation; made by the page that wrote it. */
export const EntryId = identifier('EntryId');
export type EntryId = z.infer<typeof EntryId>;

export const TransportId = identifier('TransportId');
export type TransportId = z.infer<typeof TransportId>;

export const ConsumerId = identifier('ConsumerId');
export type ConsumerId = z.infer<typeof ConsumerId>;

export const MediaRoomId = identifier('MediaRoomId');
export type MediaRoomId = z.infer<typeof MediaRoomId>;

/** A rig's computer has a theatre screen of its own beside it, under this name. */
export const screenBeside = (rigId: string): string => `screen-${rigId}`;
