import { isReachable } from '@scrubline/database';
import type { Backend } from '../backend.ts';

/** `GET /api/health`: 200 while pages can be served from the database, else 503. */
export async function checkHealth({ database }: Pick<Backend, 'database'>): Promise<Response> {
  return (await isReachable(database))
    ? Response.json({ status: 'ok' })
    : Response.json({ status: 'failing', reason: 'database' }, { status: 503 });
}
