import { challengeBody, challengeReply } from '../../shared/api/rig-api.ts';
import { apiRoute, noParams } from '../api-route.ts';

/** `POST /api/rig/challenge`: anybody may ask; only the holder of that rig's key can use the answer. */
export const challengeRig = apiRoute({
  body: challengeBody,
  params: noParams,
  reply: challengeReply,
  answer: async (backend, { body }) => ({ nonce: await backend.nonces.issue(body.rigId) }),
});
