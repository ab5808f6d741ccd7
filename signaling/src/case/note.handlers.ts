import { ContractError, maxNotes, noteRequests } from '@scrubline/contract';
import type { Handlers } from '@scrubline/service-kit';
import { requireDrawable } from '../annotation/annotation-rules.ts';
import type { Session } from '../session/session.ts';
import type { Stills } from '../still/stills.ts';
import type { CaseDesk } from './case-desk.ts';
import { requireWriter } from './require-writer.ts';

/** Each asks the theatre's rig for a still, which may not take its line from the live picture. */
const weightOfMoment = 5;

export function createNoteHandlers(
  desk: CaseDesk,
  stills: Pick<Stills, 'take'>,
): Handlers<typeof noteRequests, Session> {
  return {
    async 'note:write'(session, note) {
      await desk.write({
        session,
        entryId: note.entryId,
        deed: { request: 'note:write', facts: noteRequests['note:write'].audit?.(note) ?? {} },
        additionOf(written, { seat, room }) {
          requireWriter(seat);
          if (room.state.written.notes.length >= maxNotes) throw new ContractError('limit-reached');
          return { kind: 'note', entry: { ...note, ...written } };
        },
      });
      return {};
    },
    async 'note:mark-moment'(session, moment) {
      const { feedId, capturedAt } = moment;
      const { room, seat } = await desk.write({
        session,
        entryId: moment.entryId,
        weight: weightOfMoment,
        deed: { request: 'note:mark-moment', facts: noteRequests['note:mark-moment'].audit?.(moment) ?? {} },
        additionOf(written, { seat, room }) {
          requireWriter(seat);
          const { content } = requireDrawable(room.state, feedId);
          if (content.kind !== 'picture') throw new ContractError('not-found');
          if (room.state.written.moments.length >= maxNotes) throw new ContractError('limit-reached');
          return { kind: 'moment', entry: { ...moment, ...written, cameraSource: content.cameraSource } };
        },
      });
      if (capturedAt !== null) {
        const { participantId: takenBy, displayName: takenByName } = seat;
        const purpose = { reason: 'moment' as const, takenBy, takenByName };
        // The moment is kept; a still of it is there when the rig still has the frame.
        stills.take(room, { feedId, capturedAt }, purpose).catch(() => undefined);
      }
      return {};
    },
  };
}
