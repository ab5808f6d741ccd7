import { type Participant, permissionToPublish } from '@scrubline/contract';
import type { MediaWish } from '../media/media-session.ts';
import type { RoomView } from '../signaling/room-view.ts';

/**
 * What of a wish may be done: only what this participant may send, and no sound while the room says that they are muted,
 * unless all-hear is on.
 */
export function heldWish(wish: MediaWish, view: RoomView, allHear: boolean): MediaWish {
  const self = view.participants.get(view.self);
  const permitted = wish.offers.filter(({ content }) => self?.permissions.includes(permissionToPublish(content)));
  const summoned = allHear && self !== undefined && isSummoned(self);
  return {
    ...wish,
    offers: permitted.map((offer) =>
      offer.content.kind === 'voice'
        ? { ...offer, paused: !summoned && (offer.paused || self?.muted !== false) }
        : offer,
    ),
  };
}

/** Whom all-hear unmutes: the theatre's microphone, and every specialist who may speak. */
export const isSummoned = ({ role, permissions }: Participant): boolean =>
  (role === 'rig' || role === 'specialist') && permissions.includes('speak');
