import {
  type Addressee,
  type Feed,
  type FeedId,
  isTheatre,
  type Participant,
  type ParticipantId,
  permissionToPublish,
  type TakeAway,
} from '@scrubline/contract';
import type { RoomView } from '../signaling/room-view.ts';

/**
 * The room as it holds after acts that the server may not have heard of yet. Acts only take: nobody in the result may do
 * more, or sounds louder, than in the view. A feed whose sender may not send it is not in the result.
 */
export function restrain(view: RoomView, acts: readonly TakeAway[]): RoomView {
  const participants = new Map(
    [...view.participants].map(([id, participant]) => [id, acts.reduce(restrainOne, participant)]),
  );
  return { ...view, participants, feeds: permittedFeeds(view.feeds, participants) };
}

function restrainOne(participant: Participant, act: TakeAway): Participant {
  if (isTheatre(participant) || !isMeant(act.from, participant.participantId)) return participant;
  const permissions = participant.permissions.filter((permission) => !act.permissions.includes(permission));
  const muted = participant.muted || act.mute || !permissions.includes('speak');
  return { ...participant, permissions, muted };
}

export const isMeant = (from: Addressee, participantId: ParticipantId): boolean =>
  from.who === 'everybody' || from.participantId === participantId;

function permittedFeeds(
  feeds: ReadonlyMap<FeedId, Feed>,
  participants: ReadonlyMap<ParticipantId, Participant>,
): ReadonlyMap<FeedId, Feed> {
  const permitted = [...feeds].filter(([, { participantId, content }]) =>
    participants.get(participantId)?.permissions.includes(permissionToPublish(content)),
  );
  return permitted.length === feeds.size ? feeds : new Map(permitted);
}
