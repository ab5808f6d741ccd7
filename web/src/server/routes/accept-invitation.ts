import { acceptInvitation, findConsultationPlan } from '@scrubline/database';
import { acceptedReply, codeBody } from '../../shared/api/invitation-api.ts';
import { ApiError } from '../api-error.ts';
import { apiRoute, noParams } from '../api-route.ts';
import {
  cookieProbeName,
  drawGuestSecret,
  guestCookie,
  guestCookieEnd,
  guestCookieName,
  hashGuestSecret,
} from '../guest.ts';
import { readCookie } from '../read-cookie.ts';
import { findByCode } from './look-at-invitation.ts';

/** `POST /api/invitations/accept`: exchanges a code, once, for a cookie that opens one consultation. */
export const acceptGuestInvitation = apiRoute({
  body: codeBody,
  params: noParams,
  reply: acceptedReply,
  audit: { action: 'invitation:accept', about: ({ reply }) => (reply ? { roomId: reply.consultationId } : {}) },
  answer: async (backend, { request, body: { code }, setCookie }) => {
    // Before anything is used up.
    if (!readCookie(request.headers, cookieProbeName)) throw new ApiError('cookies-off');
    const { consultationId, acceptedAt } = await findByCode(backend, request.headers, code);
    // Accepted by this browser before: its cookie is good.
    if (acceptedAt) return { consultationId };
    const now = new Date(backend.now());
    const plan = await findConsultationPlan(backend.database, { consultationId, now });
    if (!plan) throw new ApiError('not-found');
    const cookieExpiresAt = guestCookieEnd(plan.endsAt, now);
    const cookie = drawGuestSecret();
    const exchange = { codeHash: hashGuestSecret(code), cookieHash: hashGuestSecret(cookie), cookieExpiresAt, now };
    // Somebody else may have been a moment faster.
    if (!(await acceptInvitation(backend.database, exchange))) throw new ApiError('invitation-used');
    setCookie(guestCookie(backend, guestCookieName, cookie, cookieExpiresAt));
    return { consultationId };
  },
});
