import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type AccessEnd,
  type AuditEvent,
  announceAccessEnd,
  connectDatabase,
  type Database,
  type DatabaseConnection,
  findConsultationOfTheatre,
  listAuditEvents,
  migrate,
  readStandings,
  type Standing,
  saveConsultation,
  savePatient,
  saveSite,
  saveTheatre,
  schema,
  verifyAudit,
} from '@scrubline/database';
import { createTestDatabase } from '@scrubline/database/test-database';
import { exportJWK, generateKeyPair } from 'jose';

export interface TestHistory {
  readonly databaseUrl: string;
  /** Empty at first, on a real disk. */
  readonly journalDirectory: string;
  /** Every visit, oldest first, and those of one moment by participant. */
  visits(): Promise<(typeof schema.roomVisit.$inferSelect)[]>;
  /** What a signaling process is told about where it keeps things. */
  readonly settings: Record<string, string>;
  /** The newest rows of the audit, oldest first. */
  audit(): Promise<AuditEvent[]>;
  /** As web does when it ends an access. */
  announceEnd(end: Omit<AccessEnd, 'endedAt'> & { endedAt?: Date }): Promise<void>;
  /** The first bad row of the audit's chain, if any. */
  auditFault(): Promise<unknown>;
  /** Out of reach until it is resumed. */
  stop(): Promise<void>;
  resume(): Promise<void>;
  /** A consultation of a fictional patient, in the room of that id. */
  addConsultation(id: string): Promise<void>;
  endedAt(consultationId: string): Promise<Date | null>;
  standingOf(participantId: string): Promise<Standing | undefined>;
  /** How many wait for something that another holds. */
  blockedQueries(): Promise<number>;
  /** Nobody can write this table. @returns a function that lets them again */
  block(table: string): Promise<() => Promise<void>>;
  /** The database is gone from one moment to the next. */
  fail(): Promise<void>;
  close(): Promise<void>;
}

/** A real, empty, migrated database, and a look into what signaling wrote. */
export async function openTestHistory(): Promise<TestHistory> {
  const { databaseUrl, drop, stop, resume } = await createTestDatabase();
  await migrate(databaseUrl);
  const journalDirectory = await mkdtemp(join(tmpdir(), 'scrubline-journal-'));
  const connection: DatabaseConnection = connectDatabase(databaseUrl);
  let hasFailed = false;
  return {
    databaseUrl,
    journalDirectory,
    settings: await settingsOf(databaseUrl, journalDirectory),
    audit: async () => (await listAuditEvents(connection.database, { limit: 1_000 })).reverse(),
    announceEnd: (end) => announceAccessEnd(connection.database, { endedAt: new Date(), ...end }),
    auditFault: async () => (await verifyAudit(connection.database, [])).fault,
    addConsultation: (id) => addConsultation(connection.database, id),
    async endedAt(consultationId) {
      const found = await findConsultationOfTheatre(connection.database, { theatreId: 'theatre-1', consultationId });
      return found?.endedAt ?? null;
    },
    standingOf: async (participantId) =>
      (await readStandings(connection.database, 'room-1')).find((one) => one.participantId === participantId),
    blockedQueries: () => countBlocked(connection.database),
    block: (table) => blockTable(databaseUrl, table),
    stop,
    resume,
    visits: () =>
      connection.database
        .select()
        .from(schema.roomVisit)
        .orderBy(schema.roomVisit.joinedAt, schema.roomVisit.participantId),
    async fail() {
      hasFailed = true;
      await connection.close();
      await drop();
    },
    async close() {
      await rm(journalDirectory, { recursive: true });
      if (hasFailed) return;
      await connection.close();
      await drop();
    },
  };
}

async function settingsOf(databaseUrl: string, directory: string): Promise<Record<string, string>> {
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  return {
    DATABASE_URL: databaseUrl,
    JOURNAL_DIRECTORY: directory,
    AUDIT_DIRECTORY: join(directory, 'audit'),
    AUDIT_SIGNING_KEY: JSON.stringify(await exportJWK(privateKey)),
  };
}

async function blockTable(databaseUrl: string, table: string): Promise<() => Promise<void>> {
  const { database, close } = connectDatabase(databaseUrl);
  const { promise: isOver, resolve: release } = Promise.withResolvers<void>();
  const { promise: isLocked, resolve: locked } = Promise.withResolvers<void>();
  const holding = database.transaction(async (transaction) => {
    await transaction.execute(`lock table ${table} in exclusive mode`);
    locked();
    await isOver;
  });
  await isLocked;
  return async () => {
    release();
    await holding;
    await close();
  };
}

async function addConsultation(database: Database, id: string): Promise<void> {
  const name = { zh: '测试', en: 'Test' };
  await saveSite(database, { siteId: 'site-1', name, timeZone: 'Asia/Shanghai' });
  await saveTheatre(database, { theatreId: 'theatre-1', siteId: 'site-1', name });
  const born = { birthDate: '1963-05-10', fictional: true, sex: 'male' } as const;
  await savePatient(database, { id: 'patient-1', familyName: '测', givenName: '试', ...born });
  const texts = { titleZh: '测试手术', titleEn: 'Test operation', surgeonName: '测', demonstration: true };
  const where = { theatreId: 'theatre-1', patientId: 'patient-1', kind: 'theatre' } as const;
  const [startsAt, endsAt] = [new Date('2026-03-12T08:00:00Z'), new Date('2026-03-12T10:00:00Z')];
  await saveConsultation(database, { id, ...where, ...texts, startsAt, endsAt }, []);
}

async function countBlocked(database: Database): Promise<number> {
  const waiting = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  return (await database.execute(waiting)).rows.length;
}
