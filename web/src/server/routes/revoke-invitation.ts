import { findInvitation, revokeInvitation } from '@scrubline/database';
import { z } from 'zod';
import { OpaqueId } from '../../shared/api/opaque-id.ts';
import { ApiError } from '../api-error.ts';
import { apiRoute, noBody } from '../api-route.ts';
import { requirePlan } from '../planning.ts';
import { requireSignedInPerson } from '../signed-in-person.ts';
import { theatreKeepers } from '../theatres.ts';

/** `POST /api/invitations/[invitationId]/revoke`: a guest who is inside leaves at once. */
export const revokeGuestInvitation = apiRoute({
  body: noBody,
  params: z.object({ invitationId: OpaqueId }),
  reply: z.object({}),
  audit: { action: 'invitation:revoke', about: ({ params }) => ({ subjectId: params.invitationId }) },
  answer: async (backend, { request, params: { invitationId } }) => {
    await requireSignedInPerson(backend, request.headers, theatreKeepers);
    const invitation = await findInvitation(backend.database, invitationId);
    if (!invitation) throw new ApiError('not-found');
    await requirePlan(backend, request.headers, invitation.consultationId);
    const revokedAt = new Date(backend.now());
    if (!(await revokeInvitation(backend.database, { invitationId, revokedAt }))) throw new ApiError('not-found');
    return {};
  },
});
