import { z } from 'zod';
import { OpaqueId } from '../../shared/api/opaque-id.ts';
import { sessionEndBody } from '../../shared/api/session-api.ts';
import { ApiError } from '../api-error.ts';
import { apiRoute, noBody, noParams } from '../api-route.ts';
import type { Backend } from '../backend.ts';
import { findSession } from '../session-life.ts';
import { requireSignedInPerson } from '../signed-in-person.ts';

/** `POST /api/session/end`: nobody acted any more. A person who leaves signs out instead. */
export const endOwnSession = apiRoute({
  body: sessionEndBody,
  params: noParams,
  reply: z.object({}),
  audit: { action: 'person:log-off', about: ({ body }) => ({ facts: body }) },
  answer: async (backend, { request }) => {
    await requireSignedInPerson(backend, request.headers);
    const found = await findSession(backend, request.headers);
    if (found) await deleteSession(backend, found.session.token);
    return {};
  },
});

/** `POST /api/account/sessions/[sessionId]/end`: one of one's own, elsewhere. */
export const endSession = apiRoute({
  body: noBody,
  params: z.object({ sessionId: OpaqueId }),
  reply: z.object({}),
  audit: { action: 'person:end-session', about: ({ params }) => ({ subjectId: params.sessionId }) },
  answer: async (backend, { request, params: { sessionId } }) => {
    const { userId } = await requireSignedInPerson(backend, request.headers);
    const sessions = await sessionsOf(backend, userId);
    const ended = sessions.find(({ id }) => id === sessionId);
    if (!ended) throw new ApiError('not-found');
    await deleteSession(backend, ended.token);
    return {};
  },
});

/** `POST /api/account/sessions/end-others`: all of one's own but the one that asks. */
export const endOtherSessions = apiRoute({
  body: noBody,
  params: noParams,
  reply: z.object({ ended: z.number() }),
  audit: { action: 'person:end-other-sessions', about: ({ reply }) => ({ facts: { ended: reply?.ended ?? 0 } }) },
  answer: async (backend, { request }) => {
    const { userId } = await requireSignedInPerson(backend, request.headers);
    const own = await findSession(backend, request.headers);
    const others = (await sessionsOf(backend, userId)).filter(({ id }) => id !== own?.session.id);
    for (const { token } of others) await deleteSession(backend, token);
    return { ended: others.length };
  },
});

const sessionsOf = async ({ auth }: Backend, userId: string) =>
  (await auth.$context).internalAdapter.listSessions(userId, { onlyActiveSessions: true });

const deleteSession = async ({ auth }: Backend, token: string) =>
  (await auth.$context).internalAdapter.deleteSession(token);
