import {
  type ConsultationOfPerson,
  findConsultationOfPerson,
  findDay,
  listConsultationsOfPerson,
  type Person,
} from '@scrubline/database';
import { currentBackend } from './backend.ts';

/** Today's consultations for which somebody is named, by the calendar of their own site, in the order of their start. */
export async function listDay(
  person: Person,
  now: Date,
  { database } = currentBackend(),
): Promise<ConsultationOfPerson[]> {
  const day = await findDay(database, person.site.timeZone, now);
  return listConsultationsOfPerson(database, { userId: person.userId, day, now });
}

/** One consultation for which somebody is named; null for everybody else, as if it were not there. */
export function loadConsultation(
  person: Person,
  consultationId: string,
  { database, now } = currentBackend(),
): Promise<ConsultationOfPerson | null> {
  return findConsultationOfPerson(database, { userId: person.userId, consultationId, now: new Date(now()) });
}
