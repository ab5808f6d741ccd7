import { and, asc, eq, gt, inArray, isNull, lt, notExists, sql } from 'drizzle-orm';
import { announceAccessEnd } from './access-end.ts';
import type { Consultation } from './consultation.ts';
import type { Database } from './database.ts';
import { type MaskedPatient, maskPatient, patientColumns } from './patient.ts';
import { type ConsultationPart, consultation, consultationPerson, patient, site, theatre, user } from './schema.ts';

export interface NamedPerson {
  readonly userId: string;
  readonly part: ConsultationPart;
  readonly familyName: string;
  readonly givenName: string;
  readonly latinName: string;
}

/** A consultation as those see it who plan it: with everybody who is named for it, and its patient masked. */
export interface ConsultationPlan extends Omit<Consultation, 'theatrePaired'> {
  readonly theatreId: string;
  readonly siteId: string;
  /** Called off. */
  readonly cancelledAt: Date | null;
  readonly patient: MaskedPatient & { readonly patientId: string; readonly fictional: boolean };
  readonly people: readonly NamedPerson[];
}

const selectPlans = (database: Database, now: Date) =>
  database
    .select({
      consultation,
      theatre,
      site,
      patient: { ...patientColumns(now), patientId: patient.id, fictional: patient.fictional },
    })
    .from(consultation)
    .innerJoin(patient, eq(consultation.patientId, patient.id))
    .innerJoin(theatre, eq(consultation.theatreId, theatre.id))
    .innerJoin(site, eq(theatre.siteId, site.id))
    .$dynamic();

type PlanRow = Awaited<ReturnType<typeof selectPlans>>[number];

function planOf(row: PlanRow, people: readonly NamedPerson[]): ConsultationPlan {
  const { id, titleZh, titleEn, patientId, ...rest } = row.consultation;
  return {
    ...rest,
    consultationId: id,
    title: { zh: titleZh, en: titleEn },
    theatre: { zh: row.theatre.nameZh, en: row.theatre.nameEn },
    site: { zh: row.site.nameZh, en: row.site.nameEn },
    siteId: row.site.id,
    timeZone: row.site.timeZone,
    patient: { ...maskPatient(row.patient), patientId, fictional: row.patient.fictional },
    people,
  };
}

/** Wider than any offset of a time zone: lets the index leave out what is days away. */
const aroundDay = (day: string) =>
  and(
    lt(consultation.startsAt, sql`${day}::timestamp + interval '2 days'`),
    gt(consultation.endsAt, sql`${day}::timestamp - interval '1 day'`),
  );

/**
 * The operations planned for a part of a day, by the calendar of each one's own site, cancelled ones too, in the order of
 * their start.
 * @param day 2026-03-12
 */
export async function listConsultationPlans(
  database: Database,
  { day, siteId, now }: { day: string; siteId?: string | undefined; now: Date },
): Promise<ConsultationPlan[]> {
  const localDay = (instant: typeof consultation.startsAt | typeof consultation.endsAt) =>
    sql`(${instant} at time zone ${site.timeZone})::date`;
  const rows = await selectPlans(database, now)
    .where(
      and(
        eq(consultation.kind, 'theatre'),
        aroundDay(day),
        sql`${day}::date between ${localDay(consultation.startsAt)} and ${localDay(consultation.endsAt)}`,
        siteId === undefined ? undefined : eq(site.id, siteId),
      ),
    )
    .orderBy(asc(consultation.startsAt), asc(consultation.id));
  const people = await peopleOf(
    database,
    rows.map((row) => row.consultation.id),
  );
  return rows.map((row) => planOf(row, people.get(row.consultation.id) ?? []));
}

/** One operation, on whatever day. */
export async function findConsultationPlan(
  database: Database,
  { consultationId, now }: { consultationId: string; now: Date },
): Promise<ConsultationPlan | null> {
  const [row] = await selectPlans(database, now).where(
    and(eq(consultation.id, consultationId), eq(consultation.kind, 'theatre')),
  );
  if (!row) return null;
  const people = await peopleOf(database, [consultationId]);
  return planOf(row, people.get(consultationId) ?? []);
}

async function peopleOf(
  database: Database,
  consultationIds: readonly string[],
): Promise<ReadonlyMap<string, NamedPerson[]>> {
  if (consultationIds.length === 0) return new Map();
  const { part, consultationId } = consultationPerson;
  const rows = await database
    .select({ consultationId, part, userId: user.id, ...namesOfUser })
    .from(consultationPerson)
    .innerJoin(user, eq(consultationPerson.userId, user.id))
    .where(inArray(consultationPerson.consultationId, [...consultationIds]))
    .orderBy(asc(part), asc(user.name), asc(user.id));
  return Map.groupBy(rows, (row) => row.consultationId);
}

const namesOfUser = { familyName: user.familyName, givenName: user.givenName, latinName: user.latinName };

/** Keeps a consultation from being begun, ended or changed by others until the transaction ends. */
export async function lockConsultation(transaction: Database, consultationId: string): Promise<void> {
  await transaction
    .select({ id: consultation.id })
    .from(consultation)
    .where(eq(consultation.id, consultationId))
    .for('update');
}

/** A patient who was entered by mistake, once no consultation is theirs, is kept no longer. */
export async function forgetUnplannedPatient(database: Database, patientId: string): Promise<void> {
  const theirs = database
    .select({ id: consultation.id })
    .from(consultation)
    .where(eq(consultation.patientId, patientId));
  await database.delete(patient).where(and(eq(patient.id, patientId), notExists(theirs)));
}

/**
 * Calls an operation off that has not begun, and ends every stay in its room.
 * @returns false when it is not there, has begun, is over or off already
 */
export async function cancelConsultation(
  database: Database,
  { consultationId, cancelledAt }: { consultationId: string; cancelledAt: Date },
): Promise<boolean> {
  const { id, startedAt, endedAt } = consultation;
  const waiting = and(eq(id, consultationId), isNull(startedAt), isNull(endedAt), isNull(consultation.cancelledAt));
  return database.transaction(async (transaction) => {
    const cancelled = await transaction.update(consultation).set({ cancelledAt }).where(waiting).returning({ id });
    if (cancelled.length === 0) return false;
    await announceAccessEnd(transaction, {
      roomId: consultationId,
      reason: 'consultation-ended',
      endedAt: cancelledAt,
    });
    return true;
  });
}
