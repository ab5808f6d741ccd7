import { cancelConsultation } from '@scrubline/database';
import { z } from 'zod';
import { OpaqueId } from '../../shared/api/opaque-id.ts';
import { ApiError } from '../api-error.ts';
import { apiRoute, noBody } from '../api-route.ts';
import { phaseOfPlan, requirePlan } from '../planning.ts';

/** `POST /api/consultations/[consultationId]/cancel`: before it has begun. Its invitations are worth nothing then. */
export const cancelPlan = apiRoute({
  body: noBody,
  params: z.object({ consultationId: OpaqueId }),
  reply: z.object({}),
  audit: {
    action: 'consultation:cancel',
    about: ({ params: { consultationId } }) => ({ subjectId: consultationId, roomId: consultationId }),
  },
  answer: async (backend, { request, params: { consultationId } }) => {
    const { plan } = await requirePlan(backend, request.headers, consultationId);
    const cancelledAt = new Date(backend.now());
    if (await cancelConsultation(backend.database, { consultationId, cancelledAt })) return {};
    const phase = phaseOfPlan(plan);
    throw new ApiError(phase === 'cancelled' || phase === 'over' ? 'consultation-ended' : 'consultation-begun');
  },
});
