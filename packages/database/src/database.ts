import type { Logger } from '@scrubline/service-kit';
import { sql } from 'drizzle-orm';
import { drizzle, type NodePgQueryResultHKT } from 'drizzle-orm/node-postgres';
import type { PgDatabase } from 'drizzle-orm/pg-core';
import { Pool } from 'pg';
import * as schema from './schema.ts';

/** What every query takes: the pool, or a transaction of it. */
export type Database = PgDatabase<NodePgQueryResultHKT, typeof schema>;

export interface DatabaseConnection {
  readonly database: Database;
  /** Waits for running queries, then closes the pool. */
  close(): Promise<void>;
}

/** A query waits this long for a free connection before it fails. */
const connectTimeoutMs = 5_000;

/**
 * Opens a pool; the first query makes the first connection. Without a logger a lost idle connection passes silently,
 * because the next query gets a new one.
 */
export function connectDatabase(databaseUrl: string, logger?: Logger): DatabaseConnection {
  const pool = new Pool({ connectionString: databaseUrl, connectionTimeoutMillis: connectTimeoutMs });
  // A connection that the server ends is an `error` event, of the pool while it is idle, and of itself while a transaction
  // has it between two queries. Without listeners either would end the process.
  pool.on('error', (error) => logger?.warn({ err: error }, 'idle database connection lost'));
  pool.on('connect', (client) => client.on('error', () => {}));
  const database = drizzle(pool, { schema });
  // drizzle keeps a connection for ever whose `begin` failed: ten of them, and no query is answered any more.
  database.transaction = async (work, config) => {
    const client = await pool.connect();
    try {
      return await drizzle(client, { schema }).transaction(work, config);
    } finally {
      client.release();
    }
  };
  return { database, close: () => pool.end() };
}

/** Whether the database answers now. */
export const isReachable = (database: Database): Promise<boolean> =>
  database.execute(sql`select 1`).then(
    () => true,
    () => false,
  );
