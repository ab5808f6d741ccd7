import { controlPermissions, isTheatre, type Participant, type Permission } from '@scrubline/contract';
import type { RoomView } from '../signaling/room-view.ts';

/** What somebody may do that everybody wants to know of at a glance, in this order. */
export const shownPermissions = [
  'speak',
  'annotate',
  'point',
  'freeze',
  'control-camera',
] as const satisfies Permission[];

/** Everybody who is not the theatre itself. */
export const attendeesOf = (view: RoomView): readonly Participant[] =>
  [...view.participants.values()].filter((participant) => !isTheatre(participant));

/** Whether anybody could touch the picture now. */
export const isControlGiven = (view: RoomView): boolean =>
  attendeesOf(view).some(({ permissions }) => controlPermissions.some((control) => permissions.includes(control)));
