import type { RoomContract } from '@scrubline/contract';
import type { Handlers } from '@scrubline/service-kit';
import { createAnnotationHandlers } from './annotation/annotation.handlers.ts';
import type { FrameVerdicts } from './annotation/frame-verdicts.ts';
import type { AuditTrail } from './audit/audit-trail.ts';
import { createCommandHandlers } from './command/command.handlers.ts';
import type { MediaDesk } from './feeds/media-desk.ts';
import { createPublishHandlers } from './feeds/publish.handlers.ts';
import { createTransportHandlers } from './feeds/transport.handlers.ts';
import { createWatchHandlers } from './feeds/watch.handlers.ts';
import type { History } from './history/history.ts';
import type { IdSource } from './id-source.ts';
import { createRoomHandlers } from './room/room.handlers.ts';
import type { Session } from './session/session.ts';
import { createSignalHandlers } from './signals/signal.handlers.ts';
import { createVoiceHandlers } from './voice/voice.handlers.ts';

/** One handler for every request of the contract; one that is missing does not compile. */
export function createHandlers(
  desk: MediaDesk,
  history: History,
  audit: AuditTrail,
  frames: FrameVerdicts,
  ids: Pick<IdSource, 'feedId' | 'grantId'>,
): Handlers<RoomContract, Session> {
  return {
    ...createRoomHandlers({ rooms: desk.rooms, history, audit }),
    ...createTransportHandlers(desk),
    ...createPublishHandlers(desk, () => ids.feedId()),
    ...createWatchHandlers(desk),
    ...createVoiceHandlers(desk.rooms),
    ...createSignalHandlers(desk),
    ...createCommandHandlers({ rooms: desk.rooms, history, audit, newGrantId: () => ids.grantId() }),
    ...createAnnotationHandlers({ rooms: desk.rooms, history, audit, frames }),
  };
}
