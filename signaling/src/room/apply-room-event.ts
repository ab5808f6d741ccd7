import { draw, erase, wantFrame } from '../annotation/annotation-rules.ts';
import { answerSource, askSource, describeCamera, wantPlace } from '../camera/camera-rules.ts';
import { writeDown } from '../case/case-rules.ts';
import { ask, decline } from '../command/ask-rules.ts';
import { end } from '../command/end-rule.ts';
import { beginGrant, finishGrant } from '../command/grant-rules.ts';
import { takeAway } from '../command/take-away-rules.ts';
import { publish, setFeedState, unpublish } from '../feeds/feed-rules.ts';
import { hold, release, releaseUnheld } from '../freeze/freeze-rules.ts';
import { adoptMedia, loseMedia, placeMedia } from '../media/media-rules.ts';
import { openSignals } from '../signals/signal-rules.ts';
import { wantStill } from '../still/still-rule.ts';
import { setMuted } from '../voice/mute-rule.ts';
import type { EventOf, RoomBroadcast, RoomEffect, RoomEvent } from './room-event.ts';
import { RoomChange, type RoomState } from './room-state.ts';
import { admit, join, leave, loseConnection, passTime, resume } from './seating-rules.ts';

export interface RoomOutcome {
  readonly state: RoomState;
  readonly broadcasts: readonly RoomBroadcast[];
  readonly effects: readonly RoomEffect[];
}

type Rule<Name extends RoomEvent['event']> = (change: RoomChange, event: EventOf<Name>) => void;

const rules: { readonly [Name in RoomEvent['event']]: Rule<Name> } = {
  join,
  'lose-connection': loseConnection,
  resume,
  leave,
  admit,
  'set-muted': setMuted,
  ask,
  decline,
  'begin-grant': beginGrant,
  'finish-grant': finishGrant,
  'take-away': takeAway,
  end,
  'open-signals': openSignals,
  publish,
  'set-feed-state': setFeedState,
  unpublish,
  'describe-camera': describeCamera,
  'want-place': wantPlace,
  'ask-source': askSource,
  'answer-source': answerSource,
  draw,
  erase,
  'want-frame': wantFrame,
  'want-still': wantStill,
  hold,
  release,
  'write-down': writeDown,
  'place-media': placeMedia,
  'adopt-media': adoptMedia,
  'lose-media': loseMedia,
  'pass-time': passTime,
};

/**
 * The whole behaviour of a room. Decides and does nothing: the caller keeps the state, tells the broadcasts in order
 * and carries out the effects.
 * @param now milliseconds since 1970
 */
export function applyRoomEvent<Name extends RoomEvent['event']>(
  state: RoomState,
  event: EventOf<Name> & { event: Name },
  now: number,
): RoomOutcome {
  const change = new RoomChange(state, now);
  const rule: Rule<Name> = rules[event.event];
  rule(change, event);
  releaseUnheld(change);
  return { state: change.after(), broadcasts: change.broadcasts, effects: change.effects };
}
