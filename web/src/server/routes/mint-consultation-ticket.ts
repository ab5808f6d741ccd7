import { RoomId } from '@scrubline/contract';
import { z } from 'zod';
import { OpaqueId } from '../../shared/api/opaque-id.ts';
import { RoomTicket } from '../../shared/api/room-ticket.ts';
import { ApiError } from '../api-error.ts';
import { apiRoute, noBody } from '../api-route.ts';
import { findRoomEntry } from '../room-entry.ts';

/**
 * `POST /api/consultations/[consultationId]/ticket`: for whoever is named or a guest; for others the consultation is not
 * there.
 */
export const mintConsultationTicket = apiRoute({
  body: noBody,
  params: z.object({ consultationId: OpaqueId }),
  reply: RoomTicket,
  audit: { action: 'ticket:mint', about: ({ params: { consultationId } }) => ({ roomId: consultationId }) },
  answer: async (backend, { request, params: { consultationId } }) => {
    const entry = await findRoomEntry(backend, request.headers, consultationId);
    if (entry.consultation.endedAt) throw new ApiError('consultation-ended');
    const { participantId, displayName, rights } = entry;
    const ticket = await backend.mintTicket({
      roomId: RoomId.parse(consultationId),
      participantId,
      displayName,
      ...rights,
    });
    return { ticket, participantId, signalingUrl: backend.environment.SIGNALING_URL };
  },
});
