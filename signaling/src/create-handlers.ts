import type { RoomContract } from '@scrubline/contract';
import type { Handlers } from '@scrubline/service-kit';
import { createAnnotationHandlers } from './annotation/annotation.handlers.ts';
import { FrameVerdicts } from './annotation/frame-verdicts.ts';
import type { AuditTrail } from './audit/audit-trail.ts';
import { createCameraHandlers } from './camera/camera.handlers.ts';
import { CaseDesk } from './case/case-desk.ts';
import { createChatHandlers } from './case/chat.handlers.ts';
import { createChecklistHandlers } from './case/checklist.handlers.ts';
import { createNoteHandlers } from './case/note.handlers.ts';
import type { Clock } from './clock.ts';
import { createCommandHandlers } from './command/command.handlers.ts';
import type { MediaDesk } from './feeds/media-desk.ts';
import { createPublishHandlers } from './feeds/publish.handlers.ts';
import { createTransportHandlers } from './feeds/transport.handlers.ts';
import { createWatchHandlers } from './feeds/watch.handlers.ts';
import { createFreezeHandlers } from './freeze/freeze.handlers.ts';
import type { History } from './history/history.ts';
import type { IdSource } from './id-source.ts';
import { createRoomHandlers } from './room/room.handlers.ts';
import type { Session } from './session/session.ts';
import { createSignalHandlers } from './signals/signal.handlers.ts';
import { createStillHandlers } from './still/still.handlers.ts';
import { Stills } from './still/stills.ts';
import { createVoiceHandlers } from './voice/voice.handlers.ts';

interface HandlerParts {
  readonly desk: MediaDesk;
  readonly history: History;
  readonly audit: AuditTrail;
  readonly clock: Clock;
}

/** One handler for every request of the contract; one that is missing does not compile. */
export function createHandlers(
  { desk, history, audit, clock }: HandlerParts,
  ids: Pick<IdSource, 'feedId' | 'grantId' | 'freezeId'>,
): Handlers<RoomContract, Session> {
  const { rooms } = desk;
  const frames = new FrameVerdicts(clock);
  const stills = new Stills(history, frames, clock);
  const cases = new CaseDesk({ rooms, history, audit, clock });
  return {
    ...createRoomHandlers({ rooms, history, audit }),
    ...createTransportHandlers(desk),
    ...createPublishHandlers(desk, () => ids.feedId()),
    ...createWatchHandlers(desk),
    ...createVoiceHandlers(rooms),
    ...createSignalHandlers(desk),
    ...createCommandHandlers({ rooms, history, audit, newGrantId: () => ids.grantId() }),
    ...createAnnotationHandlers({ rooms, history, audit, frames, stills }),
    ...createStillHandlers(rooms, stills),
    ...createFreezeHandlers({ rooms, history, audit, stills, clock, newFreezeId: () => ids.freezeId() }),
    ...createCameraHandlers(rooms),
    ...createChecklistHandlers(cases),
    ...createNoteHandlers(cases, stills),
    ...createChatHandlers(cases),
  };
}
