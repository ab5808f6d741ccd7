import { feedBroadcasts, feedRequests } from './feed.ts';
import type { BroadcastOf, PayloadOf, ReplyOf } from './request.ts';
import { roomBroadcasts, roomRequests } from './room.ts';
import { signalRequests } from './signal.ts';
import { voiceRequests } from './voice.ts';

/** Everything a client may ask signaling. */
export const roomContract = { ...roomRequests, ...feedRequests, ...voiceRequests, ...signalRequests };
export type RoomContract = typeof roomContract;
export type RoomRequestName = keyof RoomContract;
export type RoomPayload<Name extends RoomRequestName> = PayloadOf<RoomContract, Name>;
export type RoomReply<Name extends RoomRequestName> = ReplyOf<RoomContract, Name>;

/** Everything signaling tells a whole room, in order. */
export const broadcasts = { ...roomBroadcasts, ...feedBroadcasts };
export type Broadcasts = typeof broadcasts;
export type BroadcastName = keyof Broadcasts;
export type BroadcastPayload<Name extends BroadcastName> = BroadcastOf<Broadcasts, Name>;
