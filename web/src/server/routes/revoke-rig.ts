import { revokeRig } from '@scrubline/database';
import { z } from 'zod';
import { OpaqueId } from '../../shared/api/opaque-id.ts';
import { ApiError } from '../api-error.ts';
import { apiRoute, noBody } from '../api-route.ts';
import { requireRigKeeper } from '../theatres.ts';

/** `POST /api/rigs/[rigId]/revoke`: for a computer that was replaced, lost or stolen. */
export const revokeRigAccess = apiRoute({
  body: noBody,
  params: z.object({ rigId: OpaqueId }),
  reply: z.object({}),
  audit: { action: 'rig:revoke', about: ({ params }) => ({ subjectId: params.rigId }) },
  answer: async (backend, { request, params: { rigId } }) => {
    await requireRigKeeper(backend, request.headers, rigId);
    if (!(await revokeRig(backend.database, rigId, new Date(backend.now())))) throw new ApiError('not-found');
    backend.logger.info({ rigId }, 'rig revoked');
    return {};
  },
});
