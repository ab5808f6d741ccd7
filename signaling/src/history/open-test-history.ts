import { connectDatabase, type DatabaseConnection, migrate, schema } from '@scrubline/database';
import { createTestDatabase } from '@scrubline/database/test-database';

export interface TestHistory {
  readonly databaseUrl: string;
  /** Every visit, oldest first, and those of one moment by participant. */
  visits(): Promise<(typeof schema.roomVisit.$inferSelect)[]>;
  /** The database is gone from one moment to the next. */
  fail(): Promise<void>;
  close(): Promise<void>;
}

/** A real, empty, migrated database, and a look into what signaling wrote. */
export async function openTestHistory(): Promise<TestHistory> {
  const { databaseUrl, drop } = await createTestDatabase();
  await migrate(databaseUrl);
  const connection: DatabaseConnection = connectDatabase(databaseUrl);
  let hasFailed = false;
  return {
    databaseUrl,
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
      if (hasFailed) return;
      await connection.close();
      await drop();
    },
  };
}
