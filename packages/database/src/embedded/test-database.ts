import { randomUUID } from 'node:crypto';
import { Client, escapeIdentifier, escapeLiteral } from 'pg';
import { inject } from 'vitest';
// Declares what the set-up provides, for the packages that import this file alone.
import type {} from './vitest-global-setup.ts';

export interface TestDatabase {
  readonly databaseUrl: string;
  /** From one moment to the next nobody is connected, and nobody can connect. */
  stop(): Promise<void>;
  resume(): Promise<void>;
  drop(): Promise<void>;
}

/** An empty database of its own for one test file, in the server that the test run started. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const serverUrl = inject('testPostgresUrl');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await query(serverUrl, `create database ${escapeIdentifier(name)}`);
  const databaseUrl = new URL(serverUrl);
  databaseUrl.pathname = name;
  return {
    databaseUrl: databaseUrl.href,
    async stop() {
      await query(serverUrl, `alter database ${escapeIdentifier(name)} allow_connections false`);
      const connections = `select pg_terminate_backend(pid) from pg_stat_activity where datname = ${escapeLiteral(name)}`;
      await query(serverUrl, connections);
    },
    resume: () => query(serverUrl, `alter database ${escapeIdentifier(name)} allow_connections true`),
    drop: () => query(serverUrl, `drop database ${escapeIdentifier(name)} with (force)`),
  };
}

async function query(databaseUrl: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

export { findFreePort } from './free-port.ts';
