import { boolean, date, index, pgEnum, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { moment } from './columns.ts';
import { user } from './person.ts';
import { theatre } from './theatre.ts';

export const patientSexes = ['female', 'male'] as const;
export type PatientSex = (typeof patientSexes)[number];
export const patientSex = pgEnum('patient_sex', patientSexes);

export const patient = pgTable('patient', {
  id: text('id').primaryKey(),
  familyName: text('family_name').notNull(),
  givenName: text('given_name').notNull(),
  sex: patientSex('sex').notNull(),
  birthDate: date('birth_date', { mode: 'string' }).notNull(),
  /** An invented person of the demonstration or of a test. */
  fictional: boolean('fictional').notNull(),
});

export const consultationKinds = ['theatre', 'visit', 'reading'] as const;
export type ConsultationKind = (typeof consultationKinds)[number];
export const consultationKind = pgEnum('consultation_kind', consultationKinds);

export const consultation = pgTable(
  'consultation',
  {
    id: text('id').primaryKey(),
    kind: consultationKind('kind').notNull(),
    theatreId: text('theatre_id')
      .notNull()
      .references(() => theatre.id),
    patientId: text('patient_id')
      .notNull()
      .references(() => patient.id),
    titleZh: text('title_zh').notNull(),
    titleEn: text('title_en').notNull(),
    surgeonName: text('surgeon_name').notNull(),
    startsAt: moment('starts_at').notNull(),
    endsAt: moment('ends_at').notNull(),
    startedAt: moment('started_at'),
    endedAt: moment('ended_at'),
    /** Called off before it began. */
    cancelledAt: moment('cancelled_at'),
    demonstration: boolean('demonstration').notNull(),
  },
  (table) => [index('consultation_theatre_id_starts_at_index').on(table.theatreId, table.startsAt)],
);

export const consultationParts = ['lead', 'second', 'observer'] as const;
export type ConsultationPart = (typeof consultationParts)[number];
export const consultationPart = pgEnum('consultation_part', consultationParts);

/** Who is named for a consultation. Nobody else may enter it. */
export const consultationPerson = pgTable(
  'consultation_person',
  {
    consultationId: text('consultation_id')
      .notNull()
      .references(() => consultation.id, { onDelete: 'cascade' }),
    userId: text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    part: consultationPart('part').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.consultationId, table.userId] }),
    index('consultation_person_user_id_index').on(table.userId),
  ],
);
