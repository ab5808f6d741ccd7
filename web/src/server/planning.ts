import {
  type ConsultationPlan,
  type Database,
  findConsultationPlan,
  findPatientName,
  forgetUnplannedPatient,
  instantOf,
  listColleagues,
  type Person,
  type StaffRole,
  saveConsultation,
  savePatient,
} from '@scrubline/database';
import { type ConsultationBody, isNamedIn } from '../shared/api/consultation-api.ts';
import { ApiError } from './api-error.ts';
import { type Backend, currentBackend } from './backend.ts';
import { localSpan } from './local-span.ts';
import { requireSignedInPerson } from './signed-in-person.ts';
import { mayKeepSite, theatreKeepers } from './theatres.ts';

/** Who has a place in an operation's room, so that they can be named for one. */
export const namedRoles: readonly StaffRole[] = ['specialist', 'observer'];

/** What can still be done with a plan. */
export type PlanPhase = 'planned' | 'begun' | 'over' | 'cancelled';

export function phaseOfPlan(plan: Pick<ConsultationPlan, 'startedAt' | 'endedAt' | 'cancelledAt'>): PlanPhase {
  if (plan.cancelledAt) return 'cancelled';
  if (plan.endedAt) return 'over';
  return plan.startedAt ? 'begun' : 'planned';
}

/** For pages. Null for another site's operation, as if it were not there. */
export async function loadPlan(
  person: Person,
  consultationId: string,
  { database, now } = currentBackend(),
): Promise<ConsultationPlan | null> {
  if (!theatreKeepers.includes(person.role)) return null;
  const plan = await findConsultationPlan(database, { consultationId, now: new Date(now()) });
  return plan && mayKeepSite(person, plan.siteId) ? plan : null;
}

/** For routes. @throws {ApiError} `not-found` for another site's operation */
export async function requirePlan(
  backend: Backend,
  headers: Headers,
  consultationId: string,
): Promise<{ person: Person; plan: ConsultationPlan }> {
  const person = await requireSignedInPerson(backend, headers, theatreKeepers);
  const plan = await loadPlan(person, consultationId, backend);
  if (!plan) throw new ApiError('not-found');
  return { person, plan };
}

/** What a plan is to become. */
export interface Planning {
  readonly consultationId: string;
  readonly body: ConsultationBody;
  /** Of the theatre's site. */
  readonly timeZone: string;
  /** As it is now; null for a new one. */
  readonly before: ConsultationPlan | null;
}

/**
 * Writes a plan with its people, and its patient if one is given.
 * @throws {ApiError} `time-not-there`, `body-invalid`, `title-names-patient`, or `consultation-begun` for a change that
 * comes too late
 */
export async function writePlan(backend: Backend, transaction: Database, planning: Planning): Promise<void> {
  const { consultationId, body, before } = planning;
  const span = await instantsOf(transaction, planning);
  if (before?.startedAt && movesPlan(before, body, span.startsAt)) throw new ApiError('consultation-begun');
  await requirePeople(transaction, planning);
  const patient = await writePatient(backend, transaction, planning);
  const { titleZh, titleEn, surgeonName, theatreId, people } = body;
  const { patientId, fictional } = patient;
  const texts = { titleZh, titleEn, surgeonName };
  const values = { id: consultationId, kind: 'theatre', theatreId, patientId, ...span, ...texts } as const;
  await saveConsultation(transaction, { ...values, demonstration: fictional }, people);
  if (before && before.patient.patientId !== patientId) {
    await forgetUnplannedPatient(transaction, before.patient.patientId);
  }
}

/** Whether something would change that the running operation is known by. */
const movesPlan = (before: ConsultationPlan, body: ConsultationBody, startsAt: Date) =>
  body.theatreId !== before.theatreId || body.patient !== null || startsAt.getTime() !== before.startsAt.getTime();

async function instantsOf(database: Database, { body, timeZone }: Planning) {
  const { start, end } = localSpan(body);
  const startsAt = await instantOf(database, { local: start, timeZone });
  const endsAt = await instantOf(database, { local: end, timeZone });
  if (!startsAt || !endsAt) throw new ApiError('time-not-there');
  return { startsAt, endsAt };
}

/** Nobody twice, nobody without a place in the room, and only specialists guide. Who was named before may have left. */
async function requirePeople(database: Database, { body: { people }, before }: Planning): Promise<void> {
  const colleagues = new Map((await listColleagues(database, namedRoles)).map((one) => [one.userId, one]));
  const known = new Set([...colleagues.keys(), ...(before?.people ?? []).map(({ userId }) => userId)]);
  const unique = new Set(people.map(({ userId }) => userId)).size === people.length;
  const fit = people.every(
    ({ userId, part }) => known.has(userId) && (part === 'observer' || colleagues.get(userId)?.role !== 'observer'),
  );
  if (!unique || !fit) throw new ApiError('body-invalid');
}

async function writePatient({ environment, newId }: Backend, transaction: Database, { body, before }: Planning) {
  if (!body.patient) {
    if (!before) throw new ApiError('body-invalid');
    const name = await findPatientName(transaction, before.patient.patientId);
    if ([body.titleZh, body.titleEn].some((title) => isNamedIn(title, name))) throw new ApiError('title-names-patient');
    return before.patient;
  }
  // A demonstration must never hold somebody real.
  if (environment.DEMONSTRATION_PASSWORD && !body.patient.fictional) throw new ApiError('body-invalid');
  const patientId = newId();
  await savePatient(transaction, { id: patientId, ...body.patient });
  return { patientId, fictional: body.patient.fictional };
}
