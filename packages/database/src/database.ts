import type { Logger } from '@scrubline/service-kit';
import { sql } from 'drizzle-orm';
import { drizzle, type NodePgQueryResultHKT } from 'drizzle-orm/node-postgres';
import type { PgDatabase } from 'drizzle-orm/pg-core';
import { DatabaseError, Pool } from 'pg';
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
/** The server ends a statement after this long. Readings of a whole table go page by page, and migrations have no limit. */
const statementLimitMs = 10_000;
/** A connection on which nothing is heard for this long is given up: nobody may be there any more. */
const answerLimitMs = 12_000;

/**
 * Opens a pool; the first query makes the first connection. Without a logger a lost idle connection passes silently,
 * because the next query gets a new one.
 * @param limitMs after which a query without an answer fails
 */
export function connectDatabase(databaseUrl: string, logger?: Logger, limitMs = answerLimitMs): DatabaseConnection {
  const pool = new Pool({
    connectionString: databaseUrl,
    connectionTimeoutMillis: connectTimeoutMs,
    statement_timeout: statementLimitMs,
    query_timeout: limitMs,
    keepAlive: true,
  });
  // A connection that the server ends is an `error` event, of the pool while it is idle, and of itself while a transaction
  // has it between two queries. Without listeners either would end the process.
  pool.on('error', (error) => logger?.warn({ err: error }, 'idle database connection lost'));
  pool.on('connect', (client) => client.on('error', () => {}));
  const database = drizzle(pool, { schema });
  // drizzle keeps a connection for ever whose `begin` failed: ten of them, and no query is answered any more.
  database.transaction = async (work, config) => {
    const client = await pool.connect();
    let isSilent = false;
    try {
      return await drizzle(client, { schema }).transaction(work, config);
    } catch (error) {
      isSilent = isWithoutAnswer(error);
      throw error;
    } finally {
      client.release(isSilent);
    }
  };
  return { database, close: () => pool.end() };
}

/** pg names it by its message alone; drizzle wraps it. */
const isWithoutAnswer = (error: unknown): boolean =>
  error instanceof Error && (error.message === 'Query read timeout' || isWithoutAnswer(error.cause));

/** Whether the database will never take this: what is told breaks a type or a rule of its tables (SQLSTATE 22, 23). */
export function isRefusedData(error: unknown): boolean {
  if (error instanceof DatabaseError) return /^2[23]/.test(error.code ?? '');
  return error instanceof Error && isRefusedData(error.cause);
}

/** Whether the database answers now. */
export const isReachable = (database: Database): Promise<boolean> =>
  database.execute(sql`select 1`).then(
    () => true,
    () => false,
  );
