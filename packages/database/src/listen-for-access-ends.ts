import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '@scrubline/service-kit';
import { drizzle } from 'drizzle-orm/node-postgres';
import { Client } from 'pg';
import { AccessEnd, accessEndChannel, listAccessEnds } from './access-end.ts';
import * as schema from './schema.ts';

const retryMs = 1_000;
/** How often the connection is looked at: a database that went without a word would stay unheard for hours. */
const beatMs = 10_000;
const answerLimitMs = 5_000;
/** Seats older than this are given back to nobody, so that what ended before them is of no interest. */
const reachMs = 24 * 60 * 60_000;
/** More than two machines' clocks differ, and than a transaction takes. */
const overlapMs = 60_000;

export interface AccessEndListener {
  /** Resolves when it listens for the first time, and has told what ended before. */
  readonly listening: Promise<void>;
  close(): Promise<void>;
}

/**
 * Tells of every access that ends, soon after it did, and of one that ended in the day before or while the database
 * could not be reached. The same end may be told more than once.
 */
export function listenForAccessEnds(
  databaseUrl: string,
  onEnded: (end: AccessEnd) => void,
  logger?: Logger,
): AccessEndListener {
  const closing = new AbortController();
  const { promise: listening, resolve: nowListening } = Promise.withResolvers<void>();
  let heardUntil = Date.now() - reachMs;

  const listenOnce = async (client: Client) => {
    const lost = failureOf(client);
    client.on('notification', ({ payload }) => {
      const end = AccessEnd.safeParse(parseJson(payload));
      if (end.success) onEnded(end.data);
      else logger?.warn('a notice of ended access that nobody can read');
    });
    await client.connect();
    await client.query(`listen ${accessEndChannel}`);
    const connectedAt = Date.now();
    const since = new Date(heardUntil - overlapMs);
    for (const end of await listAccessEnds(drizzle(client, { schema }), { since })) onEnded(end);
    heardUntil = connectedAt;
    nowListening();
    while (!closing.signal.aborted) {
      await Promise.race([lost, pause(beatMs, closing.signal)]);
      const lookedAt = Date.now();
      await client.query('select 1');
      heardUntil = lookedAt;
    }
  };
  const listenAgainAndAgain = async () => {
    while (!closing.signal.aborted) {
      const client = new Client({
        connectionString: databaseUrl,
        connectionTimeoutMillis: answerLimitMs,
        query_timeout: answerLimitMs,
      });
      try {
        await listenOnce(client);
      } catch (error) {
        logger?.warn({ err: error }, 'not listening for ended access');
        await pause(retryMs, closing.signal);
      } finally {
        await client.end().catch(() => {});
      }
    }
  };

  const running = listenAgainAndAgain();
  return {
    listening,
    async close() {
      closing.abort();
      await running;
    },
  };
}

/** Rejects when the connection breaks. */
function failureOf(client: Client): Promise<never> {
  const failure = new Promise<never>((_, reject) => {
    client.on('error', reject);
    client.once('end', () => reject(new Error('the connection ended')));
  });
  // It may break while nobody waits for it; the next query fails then.
  failure.catch(() => {});
  return failure;
}

const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  delay(milliseconds, undefined, { signal }).catch(() => {});

function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return null;
  }
}
