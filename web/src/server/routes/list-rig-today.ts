import { type ConsultationInTheatre, findDay, listConsultationsOfTheatre } from '@scrubline/database';
import { rigTodayReply } from '../../shared/api/rig-api.ts';
import { apiRoute, noBody, noParams } from '../api-route.ts';
import { requireRig } from '../rig-device.ts';

/** `GET /api/rig/today`: what a theatre's own computer shows before a room is opened. */
export const listRigToday = apiRoute({
  body: noBody,
  params: noParams,
  reply: rigTodayReply,
  answer: async (backend, { request }) => {
    const { theatre, site } = await requireRig(backend, request);
    const now = new Date(backend.now());
    const day = await findDay(backend.database, site.timeZone, now);
    const { theatreId } = theatre;
    const consultations = await listConsultationsOfTheatre(backend.database, { theatreId, day, now });
    return {
      site: site.name,
      theatre: theatre.name,
      timeZone: site.timeZone,
      consultations: consultations.map(inIsoTimes),
    };
  },
});

const inIsoTimes = (consultation: ConsultationInTheatre) => ({
  ...consultation,
  startsAt: consultation.startsAt.toISOString(),
  endsAt: consultation.endsAt.toISOString(),
  startedAt: consultation.startedAt?.toISOString() ?? null,
  endedAt: consultation.endedAt?.toISOString() ?? null,
});
