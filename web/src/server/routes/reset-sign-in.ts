import { replacePassword, resetSecondFactor } from '@scrubline/database';
import { hashPassword } from 'better-auth/crypto';
import { z } from 'zod';
import { OpaqueId } from '../../shared/api/opaque-id.ts';
import { initialPasswordReply } from '../../shared/api/person-api.ts';
import { ApiError } from '../api-error.ts';
import { apiRoute, noBody } from '../api-route.ts';
import { drawInitialPassword } from '../initial-password.ts';
import { requireRecentlySignedIn } from '../signed-in-person.ts';
import { administrators } from '../theatres.ts';

const params = z.object({ userId: OpaqueId });

/** `POST /api/people/[userId]/password`: for whoever forgot theirs. Ends what they are signed in with. */
export const drawNewPassword = apiRoute({
  body: noBody,
  params,
  reply: initialPasswordReply,
  audit: { action: 'person:reset-password', about: ({ params: { userId } }) => ({ subjectId: userId }) },
  answer: async (backend, { request, params: { userId } }) => {
    await requireRecentlySignedIn(backend, request.headers, administrators);
    const password = drawInitialPassword();
    const passwordHash = await hashPassword(password);
    const now = new Date(backend.now());
    if (!(await replacePassword(backend.database, { userId, passwordHash, now }))) throw new ApiError('not-found');
    return { userId, password };
  },
});

/** `POST /api/people/[userId]/second-factor/reset`: for whoever lost their phone or key. */
export const resetSecondSteps = apiRoute({
  body: noBody,
  params,
  reply: z.object({}),
  audit: { action: 'person:reset-second-factor', about: ({ params: { userId } }) => ({ subjectId: userId }) },
  answer: async (backend, { request, params: { userId } }) => {
    await requireRecentlySignedIn(backend, request.headers, administrators);
    const now = new Date(backend.now());
    if (!(await resetSecondFactor(backend.database, { userId, now }))) throw new ApiError('not-found');
    return {};
  },
});
