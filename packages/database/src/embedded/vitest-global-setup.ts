import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { findFreePort } from './free-port.ts';
import { startEmbeddedPostgres } from './start-embedded-postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A real PostgreSQL server for this test run. */
    testPostgresUrl: string;
  }
}

/** One server for the whole test run; what it held is deleted at the end. */
export default async function startTestServer(project: TestProject): Promise<() => Promise<void>> {
  const directory = await mkdtemp(join(tmpdir(), 'scrubline-test-'));
  const port = await findFreePort();
  const server = await startEmbeddedPostgres({ directory, port, password: randomUUID(), durable: false });
  project.provide('testPostgresUrl', server.databaseUrl);
  return async () => {
    await server.stop();
    await rm(directory, { recursive: true });
  };
}
