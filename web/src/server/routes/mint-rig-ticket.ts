import { ParticipantId, RoomId, screenBeside } from '@scrubline/contract';
import { beginConsultation, findConsultationOfTheatre } from '@scrubline/database';
import { rigTicketBody } from '../../shared/api/rig-api.ts';
import { RoomTicket } from '../../shared/api/room-ticket.ts';
import { ApiError } from '../api-error.ts';
import { apiRoute, noParams } from '../api-route.ts';
import { requireRig } from '../rig-device.ts';
import { rightsOfRigPage } from '../room-rights.ts';

/** `POST /api/rig/ticket`: for a rig's own page or its theatre screen, to operations in its own theatre only. */
export const mintRigTicket = apiRoute({
  body: rigTicketBody,
  params: noParams,
  reply: RoomTicket,
  admit: requireRig,
  audit: {
    action: 'ticket:mint',
    about: ({ body: { consultationId, as } }) => ({ roomId: consultationId, facts: { as } }),
  },
  answer: async (backend, { request, body }) => {
    const { rigId, theatre, site } = await requireRig(backend, request);
    const { theatreId } = theatre;
    const { consultationId } = body;
    const consultation = await findConsultationOfTheatre(backend.database, { theatreId, consultationId });
    if (!consultation) throw new ApiError('not-found');
    if (consultation.endedAt) throw new ApiError('consultation-ended');
    const participantId = ParticipantId.parse(body.as === 'rig' ? rigId : screenBeside(rigId));
    const ticket = await backend.mintTicket({
      roomId: RoomId.parse(consultationId),
      participantId,
      displayName: `${site.name.zh} ${theatre.name.zh}`.slice(0, 60),
      ...rightsOfRigPage(body.as),
    });
    // Before the rig can enter: what has begun stays in its list over midnight.
    if (body.as === 'rig') {
      await beginConsultation(backend.database, { consultationId, startedAt: new Date(backend.now()) });
    }
    return { ticket, participantId, signalingUrl: backend.environment.SIGNALING_URL };
  },
});
