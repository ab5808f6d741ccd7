import { endSession as endSessionOf, endSessions, forgetSession } from '@scrubline/database';
import { z } from 'zod';
import { OpaqueId } from '../../shared/api/opaque-id.ts';
import { sessionEndBody } from '../../shared/api/session-api.ts';
import { ApiError } from '../api-error.ts';
import { apiRoute, noBody, noParams } from '../api-route.ts';
import { findSession } from '../session-life.ts';
import { requireSignedInPerson } from '../signed-in-person.ts';

/**
 * `POST /api/session/end`: nobody acted any more. A person who leaves signs out instead. Places in rooms stay: a desk that
 * was left puts nobody out of the theatre they are in from somewhere else.
 */
export const endOwnSession = apiRoute({
  body: sessionEndBody,
  params: noParams,
  reply: z.object({}),
  audit: { action: 'person:log-off', about: ({ body }) => ({ facts: body }) },
  answer: async (backend, { request }) => {
    const { userId } = await requireSignedInPerson(backend, request.headers);
    const found = await findSession(backend, request.headers);
    if (found) await forgetSession(backend.database, { userId, sessionId: found.session.id });
    return {};
  },
});

/** `POST /api/account/sessions/[sessionId]/end`: one of one's own, elsewhere, and the places in rooms. */
export const endSession = apiRoute({
  body: noBody,
  params: z.object({ sessionId: OpaqueId }),
  reply: z.object({}),
  audit: { action: 'person:end-session', about: ({ params }) => ({ subjectId: params.sessionId }) },
  answer: async (backend, { request, params: { sessionId } }) => {
    const { userId } = await requireSignedInPerson(backend, request.headers);
    const endedAt = new Date(backend.now());
    if (!(await endSessionOf(backend.database, { userId, sessionId, endedAt }))) throw new ApiError('not-found');
    return {};
  },
});

/** `POST /api/account/sessions/end-others`: all of one's own but the one that asks, and the places in rooms. */
export const endOtherSessions = apiRoute({
  body: noBody,
  params: noParams,
  reply: z.object({ ended: z.number() }),
  audit: { action: 'person:end-other-sessions', about: ({ reply }) => ({ facts: { ended: reply?.ended ?? 0 } }) },
  answer: async (backend, { request }) => {
    const { userId } = await requireSignedInPerson(backend, request.headers);
    const own = await findSession(backend, request.headers);
    const endedAt = new Date(backend.now());
    const ended = await endSessions(backend.database, { userId, exceptSessionId: own?.session.id, endedAt });
    return { ended };
  },
});
