import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type AuditEvent,
  connectDatabase,
  type DatabaseConnection,
  listAuditEvents,
  migrate,
  schema,
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
  /** Out of reach until it is resumed. */
  stop(): Promise<void>;
  resume(): Promise<void>;
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
