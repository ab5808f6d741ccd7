import { deactivatePerson, othersAdminister, reactivatePerson } from '@scrubline/database';
import { z } from 'zod';
import { OpaqueId } from '../../shared/api/opaque-id.ts';
import { ApiError } from '../api-error.ts';
import { apiRoute, noBody } from '../api-route.ts';
import { requireRecentlySignedIn, requireSignedInPerson } from '../signed-in-person.ts';
import { administrators } from '../theatres.ts';

const params = z.object({ userId: OpaqueId });
const reply = z.object({});

/**
 * `POST /api/people/[userId]/deactivate`: ends their sessions and their places in rooms; their record is kept. What takes
 * away asks for no new sign-in.
 */
export const endPersonAccess = apiRoute({
  body: noBody,
  params,
  reply,
  audit: { action: 'person:deactivate', about: ({ params: { userId } }) => ({ subjectId: userId }) },
  answer: async (backend, { request, params: { userId } }) => {
    await requireSignedInPerson(backend, request.headers, administrators);
    await backend.database.transaction(async (transaction) => {
      if (!(await othersAdminister(transaction, userId))) throw new ApiError('last-administrator');
      const deactivatedAt = new Date(backend.now());
      if (!(await deactivatePerson(transaction, { userId, deactivatedAt }))) throw new ApiError('not-found');
    });
    return {};
  },
});

/** `POST /api/people/[userId]/reactivate`: with the password they had. */
export const restorePersonAccess = apiRoute({
  body: noBody,
  params,
  reply,
  audit: { action: 'person:reactivate', about: ({ params: { userId } }) => ({ subjectId: userId }) },
  answer: async (backend, { request, params: { userId } }) => {
    await requireRecentlySignedIn(backend, request.headers, administrators);
    const now = new Date(backend.now());
    if (!(await reactivatePerson(backend.database, { userId, now }))) throw new ApiError('not-found');
    return {};
  },
});
