import { ParticipantId, RoomId } from '@scrubline/contract';
import { findConsultationOfPerson } from '@scrubline/database';
import { z } from 'zod';
import { OpaqueId } from '../../shared/api/opaque-id.ts';
import { RoomTicket } from '../../shared/api/room-ticket.ts';
import { ApiError } from '../api-error.ts';
import { apiRoute, noBody } from '../api-route.ts';
import { rightsOfPerson } from '../room-rights.ts';
import { requireSignedInPerson } from '../signed-in-person.ts';

/** `POST /api/consultations/[consultationId]/ticket`: for whoever is named; for others the consultation is not there. */
export const mintConsultationTicket = apiRoute({
  body: noBody,
  params: z.object({ consultationId: OpaqueId }),
  reply: RoomTicket,
  answer: async (backend, { request, params: { consultationId } }) => {
    const person = await requireSignedInPerson(backend, request.headers);
    const { userId, role, familyName, givenName } = person;
    const now = new Date(backend.now());
    const consultation = await findConsultationOfPerson(backend.database, { userId, consultationId, now });
    if (consultation?.kind !== 'theatre') throw new ApiError('not-found');
    const rights = rightsOfPerson(role, consultation.part);
    if (!rights) throw new ApiError('not-permitted');
    if (consultation.endedAt) throw new ApiError('consultation-ended');
    const participantId = ParticipantId.parse(userId);
    const roomId = RoomId.parse(consultationId);
    const displayName = `${familyName}${givenName}`;
    const ticket = await backend.mintTicket({ roomId, participantId, displayName, ...rights });
    return { ticket, participantId, signalingUrl: backend.environment.SIGNALING_URL };
  },
});
