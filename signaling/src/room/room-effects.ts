import type { LeaveReason, RoomId } from '@scrubline/contract';
import type { AuditTrail } from '../audit/audit-trail.ts';
import type { MediaDesk } from '../feeds/media-desk.ts';
import type { History, Visit } from '../history/history.ts';
import type { MediaPlacement } from '../media/media-placement.ts';
import type { Sessions } from '../session/sessions.ts';
import type { LiveRoom } from './live-room.ts';
import type { RoomEffect } from './room-event.ts';

export interface EffectsOptions {
  readonly sessions: Sessions;
  readonly history: History;
  readonly audit: AuditTrail;
  readonly desk: MediaDesk;
  readonly placement: MediaPlacement;
  readonly onLeft: (reason: LeaveReason) => void;
}

/** Does to sockets, tables and media-servers what a room's rules decided. */
export function createEffects({ sessions, history, audit, desk, placement, onLeft }: EffectsOptions) {
  return (room: LiveRoom, effect: RoomEffect): void => {
    const { roomId, media } = room.state;
    const mediaRoomId = media?.mediaRoomId;
    switch (effect.effect) {
      case 'end-session':
        sessions.find(effect.sessionId)?.end(effect.reason);
        return;
      case 'let-hear':
        sessions.find(effect.sessionId)?.hearAbout(room);
        return;
      case 'end-visit':
        history.closeVisit(visitOf(roomId, effect), effect.reason);
        onLeft(effect.reason);
        audit.left({ roomId, ...effect }, effect.reason);
        desk.endVisit(mediaRoomId, effect.visitId);
        return;
      case 'remember-mute':
        history.rememberMute(visitOf(roomId, effect), effect.muted);
        return;
      case 'revoke':
        history.revoke(roomId, effect);
        return;
      case 'take-from-absent':
        history.takeFromAbsent(roomId, effect);
        return;
      case 'move-grants':
        history.moveGrants({ roomId, participantId: effect.participantId, visitId: effect.from }, effect.to);
        return;
      case 'remember-must-ask':
        history.rememberMustAsk(roomId, effect.participantId);
        return;
      case 'end-feed':
        if (mediaRoomId) desk.servers.unpublish({ mediaRoomId, feedId: effect.feedId });
        return;
      case 'forget-annotations':
        history.forgetAnnotations(roomId, effect.strokeIds);
        return;
      case 'forget-freeze':
        history.forgetFreeze(roomId, effect.freezeId, effect.by);
        return;
      case 'end-consultation':
        history.endConsultation(roomId);
        return;
      case 'note':
        audit.happened(`room:${effect.happened}`, { roomId, ...effect });
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

const visitOf = (roomId: RoomId, { participantId, visitId }: Omit<Visit, 'roomId'>): Visit => ({
  roomId,
  participantId,
  visitId,
});
