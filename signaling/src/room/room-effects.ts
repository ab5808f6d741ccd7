import type { MediaDesk } from '../feeds/media-desk.ts';
import type { History } from '../history/history.ts';
import type { MediaPlacement } from '../media/media-placement.ts';
import type { Sessions } from '../session/sessions.ts';
import type { LiveRoom } from './live-room.ts';
import type { RoomEffect } from './room-event.ts';

export interface EffectsOptions {
  readonly sessions: Sessions;
  readonly history: History;
  readonly desk: MediaDesk;
  readonly placement: MediaPlacement;
}

/** Does to sockets, tables and media-servers what a room's rules decided. */
export function createEffects({ sessions, history, desk, placement }: EffectsOptions) {
  return (room: LiveRoom, effect: RoomEffect): void => {
    const mediaRoomId = room.state.media?.mediaRoomId;
    switch (effect.effect) {
      case 'end-session':
        sessions.find(effect.sessionId)?.end(effect.reason);
        return;
      case 'let-hear':
        sessions.find(effect.sessionId)?.hearAbout(room);
        return;
      case 'end-visit':
        history.closeVisit(effect.visitId, effect.reason);
        desk.endVisit(mediaRoomId, effect.visitId);
        return;
      case 'remember-mute':
        history.rememberMute(effect.visitId, effect.muted);
        return;
      case 'revoke':
        history.revoke(room.state.roomId, effect);
        return;
      case 'forget-grants':
        history.forgetGrants(room.state.roomId, effect.participantId);
        return;
      case 'end-feed':
        if (mediaRoomId) desk.servers.unpublish({ mediaRoomId, feedId: effect.feedId });
        return;
      case 'end-consultation':
        history.endConsultation(room.state.roomId);
        return;
      case 'find-media-place':
        void placement.place(room);
        return;
      case 'close-room':
        if (mediaRoomId) desk.servers.closeRoom(mediaRoomId);
        desk.rooms.close(room);
        return;
    }
  };
}
