import { announceAccessEnd, findConsultationPlan, lockConsultation } from '@scrubline/database';
import { z } from 'zod';
import { consultationBody, consultationReply } from '../../shared/api/consultation-api.ts';
import { OpaqueId } from '../../shared/api/opaque-id.ts';
import { ApiError } from '../api-error.ts';
import { apiRoute, noParams } from '../api-route.ts';
import { phaseOfPlan, requirePlan, writePlan } from '../planning.ts';
import { requireTheatreKeeper } from '../theatres.ts';

/** `POST /api/consultations` */
export const planConsultation = apiRoute({
  body: consultationBody,
  params: noParams,
  reply: consultationReply,
  audit: {
    action: 'consultation:plan',
    about: ({ body, reply }) => ({
      ...(reply && { subjectId: reply.consultationId }),
      facts: { theatreId: body.theatreId, people: body.people.length },
    }),
  },
  answer: async (backend, { request, body }) => {
    const { site } = await requireTheatreKeeper(backend, request.headers, body.theatreId);
    const consultationId = backend.newId();
    const { timeZone } = site;
    await backend.database.transaction((transaction) =>
      writePlan(backend, transaction, { consultationId, body, timeZone, before: null }),
    );
    return { consultationId };
  },
});

/** `POST /api/consultations/[consultationId]`: whoever is named no longer, or for less, leaves the room. */
export const changeConsultation = apiRoute({
  body: consultationBody,
  params: z.object({ consultationId: OpaqueId }),
  reply: consultationReply,
  audit: {
    action: 'consultation:change',
    about: ({ body, params }) => ({
      subjectId: params.consultationId,
      roomId: params.consultationId,
      facts: { theatreId: body.theatreId, people: body.people.length },
    }),
  },
  answer: async (backend, { request, body, params: { consultationId } }) => {
    await requirePlan(backend, request.headers, consultationId);
    const { site } = await requireTheatreKeeper(backend, request.headers, body.theatreId);
    await backend.database.transaction(async (transaction) => {
      // Else the rig could begin while the plan is moved to another theatre.
      await lockConsultation(transaction, consultationId);
      const before = await findConsultationPlan(transaction, { consultationId, now: new Date(backend.now()) });
      const phase = before && phaseOfPlan(before);
      if (!before || phase === 'cancelled' || phase === 'over') throw new ApiError('consultation-ended');
      await writePlan(backend, transaction, { consultationId, body, timeZone: site.timeZone, before });
      for (const { userId, part } of before.people) {
        if (body.people.some((named) => named.userId === userId && named.part === part)) continue;
        const endedAt = new Date(backend.now());
        const end = { participantId: userId, roomId: consultationId, reason: 'access-ended', endedAt } as const;
        await announceAccessEnd(transaction, end);
      }
    });
    return { consultationId };
  },
});
