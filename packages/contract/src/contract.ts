import { annotationBroadcasts, annotationRequests } from './annotation.ts';
import { cameraBroadcasts, cameraRequests } from './camera.ts';
import { chatBroadcasts, chatRequests } from './chat.ts';
import { checklistBroadcasts, checklistRequests } from './checklist.ts';
import { commandBroadcasts, commandRequests } from './command.ts';
import { feedBroadcasts, feedRequests } from './feed.ts';
import { freezeBroadcasts, freezeRequests } from './freeze.ts';
import { noteBroadcasts, noteRequests } from './note.ts';
import type { BroadcastOf } from './request.ts';
import { roomBroadcasts, roomRequests } from './room.ts';
import { signalRequests } from './signal.ts';
import { stillBroadcasts, stillRequests } from './still.ts';
import { voiceRequests } from './voice.ts';

/** Everything a client may ask signaling. */
export const roomContract = {
  ...roomRequests,
  ...feedRequests,
  ...voiceRequests,
  ...signalRequests,
  ...commandRequests,
  ...annotationRequests,
  ...stillRequests,
  ...freezeRequests,
  ...cameraRequests,
  ...checklistRequests,
  ...noteRequests,
  ...chatRequests,
};
export type RoomContract = typeof roomContract;

/** Everything signaling tells a whole room, in order. */
export const broadcasts = {
  ...roomBroadcasts,
  ...feedBroadcasts,
  ...commandBroadcasts,
  ...annotationBroadcasts,
  ...stillBroadcasts,
  ...freezeBroadcasts,
  ...cameraBroadcasts,
  ...checklistBroadcasts,
  ...noteBroadcasts,
  ...chatBroadcasts,
};
export type Broadcasts = typeof broadcasts;
export type BroadcastName = keyof Broadcasts;
export type BroadcastPayload<Name extends BroadcastName> = BroadcastOf<Broadcasts, Name>;
