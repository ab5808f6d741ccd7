import { announceAccessEnd, changeStaffMember, findSite, findStaffMember } from '@scrubline/database';
import { z } from 'zod';
import { OpaqueId } from '../../shared/api/opaque-id.ts';
import { personBody } from '../../shared/api/person-api.ts';
import { ApiError } from '../api-error.ts';
import { apiRoute } from '../api-route.ts';
import { requireRecentlySignedIn } from '../signed-in-person.ts';
import { administrators } from '../theatres.ts';

/** `POST /api/people/[userId]`: another role holds at once, also for whoever is in a room with the old one. */
export const changePerson = apiRoute({
  body: personBody,
  params: z.object({ userId: OpaqueId }),
  reply: z.object({}),
  audit: {
    action: 'person:change',
    about: ({ body, params }) => ({ subjectId: params.userId, facts: { role: body.role } }),
  },
  answer: async (backend, { request, body, params: { userId } }) => {
    await requireRecentlySignedIn(backend, request.headers, administrators);
    const { departmentZh, departmentEn, ...rest } = body;
    if (!(await findSite(backend.database, rest.siteId))) throw new ApiError('body-invalid');
    const change = { ...rest, userId, department: { zh: departmentZh, en: departmentEn } };
    await backend.database.transaction(async (transaction) => {
      const before = await findStaffMember(transaction, userId);
      const outcome = await changeStaffMember(transaction, change, new Date(backend.now()));
      if (outcome !== 'changed') throw new ApiError(outcome);
      if (before?.role === body.role) return;
      const endedAt = new Date(backend.now());
      await announceAccessEnd(transaction, { participantId: userId, reason: 'access-ended', endedAt });
    });
    return {};
  },
});
