import { randomUUID } from 'node:crypto';
import { Client, escapeIdentifier } from 'pg';
import { inject } from 'vitest';
// Declares what the set-up provides, for the packages that import this file alone.
import type {} from './vitest-global-setup.ts';

export interface TestDatabase {
  readonly databaseUrl: string;
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
