import { findSite, saveTheatre } from '@scrubline/database';
import { z } from 'zod';
import { theatreBody, theatreReply } from '../../shared/api/network-api.ts';
import { OpaqueId } from '../../shared/api/opaque-id.ts';
import { ApiError } from '../api-error.ts';
import { apiRoute } from '../api-route.ts';
import { requireSignedInPerson } from '../signed-in-person.ts';
import { mayKeepSite, requireTheatreKeeper, theatreKeepers } from '../theatres.ts';

/** `POST /api/sites/[siteId]/theatres` */
export const addTheatre = apiRoute({
  body: theatreBody,
  params: z.object({ siteId: OpaqueId }),
  reply: theatreReply,
  audit: {
    action: 'theatre:add',
    about: ({ params, reply }) => ({ ...(reply && { subjectId: reply.theatreId }), facts: { siteId: params.siteId } }),
  },
  answer: async (backend, { request, body: { nameZh, nameEn }, params: { siteId } }) => {
    const person = await requireSignedInPerson(backend, request.headers, theatreKeepers);
    const site = await findSite(backend.database, siteId);
    if (!site || !mayKeepSite(person, siteId)) throw new ApiError('not-found');
    const theatreId = backend.newId();
    await saveTheatre(backend.database, { theatreId, siteId, name: { zh: nameZh, en: nameEn } });
    return { theatreId };
  },
});

/** `POST /api/theatres/[theatreId]`: a theatre is renamed, and stays at its site. */
export const changeTheatre = apiRoute({
  body: theatreBody,
  params: z.object({ theatreId: OpaqueId }),
  reply: theatreReply,
  audit: { action: 'theatre:change', about: ({ params }) => ({ subjectId: params.theatreId }) },
  answer: async (backend, { request, body: { nameZh, nameEn }, params: { theatreId } }) => {
    const { site } = await requireTheatreKeeper(backend, request.headers, theatreId);
    await saveTheatre(backend.database, { theatreId, siteId: site.siteId, name: { zh: nameZh, en: nameEn } });
    return { theatreId };
  },
});
