import { createInvitation } from '@scrubline/database';
import { z } from 'zod';
import { invitationBody, invitationReply } from '../../shared/api/invitation-api.ts';
import { OpaqueId } from '../../shared/api/opaque-id.ts';
import { ApiError } from '../api-error.ts';
import { apiRoute } from '../api-route.ts';
import { drawGuestSecret, hashGuestSecret } from '../guest.ts';
import { phaseOfPlan, requirePlan } from '../planning.ts';

const hourMs = 60 * 60_000;

/** `POST /api/consultations/[consultationId]/invitations`: the link is answered once, and nobody can read it again. */
export const inviteGuest = apiRoute({
  body: invitationBody,
  params: z.object({ consultationId: OpaqueId }),
  reply: invitationReply,
  audit: {
    action: 'invitation:create',
    about: ({ body, params, reply }) => ({
      roomId: params.consultationId,
      ...(reply && { subjectId: reply.invitationId }),
      facts: { part: body.part, validForHours: body.validForHours },
    }),
  },
  answer: async (backend, { request, body, params: { consultationId } }) => {
    const { person, plan } = await requirePlan(backend, request.headers, consultationId);
    const phase = phaseOfPlan(plan);
    if (phase === 'over' || phase === 'cancelled') throw new ApiError('consultation-ended');
    const createdAt = new Date(backend.now());
    const expiresAt = new Date(createdAt.getTime() + body.validForHours * hourMs);
    const invitationId = backend.newId();
    const code = drawGuestSecret();
    const { guestName, part } = body;
    const times = { createdAt, expiresAt };
    const guest = { guestName, part, createdBy: person.userId, codeHash: hashGuestSecret(code) };
    await createInvitation(backend.database, { invitationId, consultationId, ...guest, ...times });
    const link = new URL(`/invite#${code}`, backend.environment.PUBLIC_URL).href;
    return { invitationId, link, expiresAt: expiresAt.toISOString() };
  },
});
