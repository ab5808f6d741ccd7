import { and, asc, eq, exists, gt, isNotNull, isNull, lt, or, sql } from 'drizzle-orm';
import { announceAccessEnd } from './access-end.ts';
import type { Bilingual } from './bilingual.ts';
import type { Database } from './database.ts';
import { type MaskedPatient, maskPatient, patientColumns } from './patient.ts';
import {
  type ConsultationKind,
  type ConsultationPart,
  consultation,
  consultationPerson,
  patient,
  rig,
  site,
  theatre,
  user,
} from './schema.ts';
import type { Day } from './site.ts';

export interface Consultation {
  readonly consultationId: string;
  readonly kind: ConsultationKind;
  readonly title: Bilingual;
  readonly surgeonName: string;
  /** Planned. */
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** Real, once they are known. One that was called off ended then. */
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  readonly site: Bilingual;
  readonly theatre: Bilingual;
  /** Of the theatre's site. */
  readonly timeZone: string;
  readonly theatrePaired: boolean;
  readonly demonstration: boolean;
}

export interface ConsultationInTheatre extends Consultation {
  readonly patient: MaskedPatient;
}

export interface ConsultationOfPerson extends Consultation {
  readonly part: ConsultationPart;
  /** Never for observers. */
  readonly patient: MaskedPatient | null;
}

const consultationColumns = (database: Database) => ({
  consultation,
  site: { zh: site.nameZh, en: site.nameEn },
  theatre: { zh: theatre.nameZh, en: theatre.nameEn },
  timeZone: site.timeZone,
  theatrePaired: sql<boolean>`${exists(
    database
      .select({ one: sql`1` })
      .from(rig)
      .where(and(eq(rig.theatreId, theatre.id), isNull(rig.revokedAt))),
  )}`,
});

interface ConsultationRow extends Pick<Consultation, 'site' | 'theatre' | 'timeZone' | 'theatrePaired'> {
  readonly consultation: typeof consultation.$inferSelect;
}

function consultationOf(row: ConsultationRow): Consultation {
  const { id, titleZh, titleEn, theatreId: _theatre, patientId: _patient, cancelledAt, ...rest } = row.consultation;
  return {
    ...rest,
    consultationId: id,
    endedAt: rest.endedAt ?? cancelledAt,
    title: { zh: titleZh, en: titleEn },
    site: row.site,
    theatre: row.theatre,
    timeZone: row.timeZone,
    theatrePaired: row.theatrePaired,
  };
}

/** Planned for a part of that day and not called off, or begun the day before and still running. */
const fallsOn = ({ start, end }: Day) =>
  and(
    isNull(consultation.cancelledAt),
    lt(consultation.startsAt, end),
    or(
      gt(consultation.endsAt, start),
      and(
        isNotNull(consultation.startedAt),
        isNull(consultation.endedAt),
        gt(consultation.startsAt, sql`${start.toISOString()}::timestamptz - interval '1 day'`),
      ),
    ),
  );

const inOrder = [asc(consultation.startsAt), asc(consultation.id)];

/** The consultations of one day for which somebody is named, in the order of their start. */
export async function listConsultationsOfPerson(
  database: Database,
  { userId, day, now }: { userId: string; day: Day; now: Date },
): Promise<ConsultationOfPerson[]> {
  const rows = await selectOfPerson(database, now)
    .where(and(eq(consultationPerson.userId, userId), fallsOn(day)))
    .orderBy(...inOrder);
  return rows.map(consultationOfPerson);
}

/** One consultation, on whatever day, if somebody is named for it. */
export async function findConsultationOfPerson(
  database: Database,
  { userId, consultationId, now }: { userId: string; consultationId: string; now: Date },
): Promise<ConsultationOfPerson | null> {
  const [row] = await selectOfPerson(database, now).where(
    and(eq(consultationPerson.userId, userId), eq(consultation.id, consultationId)),
  );
  return row ? consultationOfPerson(row) : null;
}

const selectOfPerson = (database: Database, now: Date) =>
  database
    .select({
      ...consultationColumns(database),
      patient: patientColumns(now),
      part: consultationPerson.part,
      role: user.role,
    })
    .from(consultationPerson)
    .innerJoin(user, eq(consultationPerson.userId, user.id))
    .innerJoin(consultation, eq(consultationPerson.consultationId, consultation.id))
    .innerJoin(patient, eq(consultation.patientId, patient.id))
    .innerJoin(theatre, eq(consultation.theatreId, theatre.id))
    .innerJoin(site, eq(theatre.siteId, site.id));

type PersonRow = Awaited<ReturnType<typeof selectOfPerson>>[number];

function consultationOfPerson(row: PersonRow): ConsultationOfPerson {
  // Either one makes an observer: a student named by mistake as lead still sees no patient.
  const observes = row.part === 'observer' || row.role === 'observer';
  return { ...consultationOf(row), part: row.part, patient: observes ? null : maskPatient(row.patient) };
}

/** What a theatre's own screens show: its consultations of one day, in the order of their start. */
export async function listConsultationsOfTheatre(
  database: Database,
  { theatreId, day, now }: { theatreId: string; day: Day; now: Date },
): Promise<ConsultationInTheatre[]> {
  const rows = await database
    .select({ ...consultationColumns(database), patient: patientColumns(now) })
    .from(consultation)
    .innerJoin(patient, eq(consultation.patientId, patient.id))
    .innerJoin(theatre, eq(consultation.theatreId, theatre.id))
    .innerJoin(site, eq(theatre.siteId, site.id))
    .where(and(eq(consultation.theatreId, theatreId), eq(consultation.kind, 'theatre'), fallsOn(day)))
    .orderBy(...inOrder);
  return rows.map((row) => ({ ...consultationOf(row), patient: maskPatient(row.patient) }));
}

/** Whether a consultation takes place in a theatre, and whether it is over. Null when it is not there. */
export async function findConsultationOfTheatre(
  database: Database,
  { theatreId, consultationId }: { theatreId: string; consultationId: string },
): Promise<{ readonly endedAt: Date | null } | null> {
  const [row] = await database
    .select({
      endedAt: sql<Date | null>`coalesce(${consultation.endedAt}, ${consultation.cancelledAt})`.mapWith(
        consultation.endedAt,
      ),
    })
    .from(consultation)
    .where(
      and(eq(consultation.id, consultationId), eq(consultation.theatreId, theatreId), eq(consultation.kind, 'theatre')),
    );
  return row ?? null;
}

/** Writes when a consultation really began. One that has begun already keeps its first beginning. */
export async function beginConsultation(
  database: Database,
  { consultationId, startedAt }: { consultationId: string; startedAt: Date },
): Promise<void> {
  await database
    .update(consultation)
    .set({ startedAt })
    .where(and(eq(consultation.id, consultationId), isNull(consultation.startedAt)));
}

/**
 * Writes when a consultation was really over, and ends every stay in its room. One that is over keeps its first end.
 * @returns false when it is not there, was called off, or is over already
 */
export async function endConsultation(
  database: Database,
  { consultationId, endedAt }: { consultationId: string; endedAt: Date },
): Promise<boolean> {
  return database.transaction(async (transaction) => {
    const ended = await transaction
      .update(consultation)
      .set({ endedAt })
      .where(and(eq(consultation.id, consultationId), isNull(consultation.endedAt), isNull(consultation.cancelledAt)))
      .returning({ id: consultation.id });
    if (ended.length === 0) return false;
    await announceAccessEnd(transaction, { roomId: consultationId, reason: 'consultation-ended', endedAt });
    return true;
  });
}

/** Adds a consultation with the people named for it, or brings the one with this id up to date. */
export async function saveConsultation(
  database: Database,
  { id, ...values }: typeof consultation.$inferInsert,
  people: readonly { readonly userId: string; readonly part: ConsultationPart }[],
): Promise<void> {
  await database.transaction(async (transaction) => {
    await transaction
      .insert(consultation)
      .values({ id, ...values })
      .onConflictDoUpdate({ target: consultation.id, set: values });
    await transaction.delete(consultationPerson).where(eq(consultationPerson.consultationId, id));
    if (people.length === 0) return;
    await transaction.insert(consultationPerson).values(people.map((person) => ({ ...person, consultationId: id })));
  });
}
