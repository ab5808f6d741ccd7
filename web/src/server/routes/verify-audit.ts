import { verifyAudit } from '@scrubline/database';
import { auditVerdict } from '../../shared/api/audit-api.ts';
import { apiRoute, noBody, noParams } from '../api-route.ts';
import { requireSignedInPerson } from '../signed-in-person.ts';
import { administrators } from '../theatres.ts';

/**
 * `POST /api/audit/verify`: whether the chain is whole in itself. Whether it is the one that was signed, only
 * `npm run audit:verify` can say: web does not hold the signed heads.
 */
export const verifyAuditNow = apiRoute({
  body: noBody,
  params: noParams,
  reply: auditVerdict,
  audit: {
    action: 'audit:verify',
    about: ({ reply }) => (reply ? { facts: { events: reply.events } } : {}),
    afterwards: true,
  },
  answer: async (backend, { request }) => {
    await requireSignedInPerson(backend, request.headers, administrators);
    const { events, fault } = await verifyAudit(backend.database, []);
    return { events, position: fault?.position ?? null };
  },
});
