import { findConsultationPlan, findPerson, type Invitation } from '@scrubline/database';
import type { InvitationWords } from '../shared/api/invitation-api.ts';
import { ApiError } from './api-error.ts';
import type { Backend } from './backend.ts';

/** What a guest is told of the consultation they are asked to, and by whom. The patient is no part of it. */
export async function wordsOfInvitation({ database, now }: Backend, invitation: Invitation): Promise<InvitationWords> {
  const { consultationId, createdBy, guestName, part } = invitation;
  const plan = await findConsultationPlan(database, { consultationId, now: new Date(now()) });
  const host = await findPerson(database, createdBy);
  if (!plan || !host) throw new ApiError('not-found');
  const { title, site, theatre, timeZone, surgeonName, demonstration } = plan;
  const place = { consultationId, title, site, theatre, timeZone, surgeonName, demonstration };
  return {
    ...place,
    startsAt: plan.startsAt.toISOString(),
    endsAt: plan.endsAt.toISOString(),
    invitedBy: { name: { zh: `${host.familyName}${host.givenName}`, en: host.latinName }, site: host.site.name },
    guestName,
    part,
  };
}
