import { ParticipantId, RoomId } from '@scrubline/contract';
import { type AccessEnd, listenForAccessEnds } from '@scrubline/database';
import type { Logger } from '@scrubline/service-kit';

/** Of one participant in one room or in all, or of everybody in a room. */
export interface EndedAccess {
  readonly participantId: ParticipantId | null;
  readonly roomId: RoomId | null;
  readonly reason: AccessEnd['reason'];
  /** Milliseconds since 1970. */
  readonly endedAt: number;
}

/** Tells of every access that web ends, soon after, and of what ended while nobody could listen. Some more than once. */
export function hearAccessEnds(databaseUrl: string, onEnded: (ended: EndedAccess) => void, logger: Logger) {
  const onEnd = ({ participantId, roomId, reason, endedAt }: AccessEnd) => {
    const who = ParticipantId.safeParse(participantId);
    const where = RoomId.safeParse(roomId);
    // What is no id of ours is nobody's here.
    if (who.success === (participantId !== undefined) && where.success === (roomId !== undefined)) {
      const whom = { participantId: who.data ?? null, roomId: where.data ?? null };
      onEnded({ ...whom, reason, endedAt: endedAt.getTime() });
    }
  };
  return listenForAccessEnds(databaseUrl, onEnd, logger);
}
