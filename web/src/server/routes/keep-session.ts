import { sessionLeft } from '../../shared/api/session-api.ts';
import { ApiError } from '../api-error.ts';
import { apiRoute, noBody, noParams } from '../api-route.ts';
import { findSession, keepSession, leftOf } from '../session-life.ts';

/** `GET /api/session`: how long the session still goes on. Looking does not prolong it. */
export const readSession = apiRoute({
  body: noBody,
  params: noParams,
  reply: sessionLeft,
  answer: async (backend, { request }) => {
    const found = await findSession(backend, request.headers);
    if (!found) throw new ApiError('not-signed-in');
    // better-auth judges sessions by the computer's clock.
    return leftOf(found.session, new Date());
  },
});

/** `POST /api/session/keep`: somebody acted, or is in a live room. */
export const keepOwnSession = apiRoute({
  body: noBody,
  params: noParams,
  reply: sessionLeft,
  answer: async (backend, { request }) => {
    const left = await keepSession(backend, request.headers);
    if (!left) throw new ApiError('not-signed-in');
    return left;
  },
});
