import { type Database, findSite, knowsTimeZone, saveSite } from '@scrubline/database';
import { z } from 'zod';
import { type SiteBody, siteBody, siteReply } from '../../shared/api/network-api.ts';
import { OpaqueId } from '../../shared/api/opaque-id.ts';
import { ApiError } from '../api-error.ts';
import { apiRoute, noParams } from '../api-route.ts';
import { requireSignedInPerson } from '../signed-in-person.ts';
import { administrators } from '../theatres.ts';

/** `POST /api/sites` */
export const addSite = apiRoute({
  body: siteBody,
  params: noParams,
  reply: siteReply,
  audit: { action: 'site:add', about: ({ reply }) => (reply ? { subjectId: reply.siteId } : {}) },
  answer: async (backend, { request, body }) => {
    await requireSignedInPerson(backend, request.headers, administrators);
    const siteId = backend.newId();
    await write(backend.database, siteId, body);
    return { siteId };
  },
});

/** `POST /api/sites/[siteId]`: what was planned keeps its instants when the time zone changes. */
export const changeSite = apiRoute({
  body: siteBody,
  params: z.object({ siteId: OpaqueId }),
  reply: siteReply,
  audit: { action: 'site:change', about: ({ params }) => ({ subjectId: params.siteId }) },
  answer: async (backend, { request, body, params: { siteId } }) => {
    await requireSignedInPerson(backend, request.headers, administrators);
    if (!(await findSite(backend.database, siteId))) throw new ApiError('not-found');
    await write(backend.database, siteId, body);
    return { siteId };
  },
});

async function write(database: Database, siteId: string, { nameZh, nameEn, timeZone }: SiteBody): Promise<void> {
  if (!(await knowsTimeZone(database, timeZone))) throw new ApiError('body-invalid');
  await saveSite(database, { siteId, name: { zh: nameZh, en: nameEn }, timeZone });
}
