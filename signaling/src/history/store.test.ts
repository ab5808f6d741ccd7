import { connectDatabase, recordRoomVisit } from '@scrubline/database';
import { createLogger } from '@scrubline/service-kit';
import { expect, it, onTestFinished } from 'vitest';
import { codeOf } from '../testing/code-of.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { startSignaling } from '../testing/start-signaling.ts';
import { openTestHistory, type TestHistory } from './open-test-history.ts';
import { Store } from './store.ts';

const displayName = 'Fictional Zhang Wei';

/** A logger, and what it wrote. */
function keepLog() {
  const lines: string[] = [];
  return { lines, logger: createLogger('signaling', { write: (line) => lines.push(line) }) };
}

/** From now on no visit can be kept: PostgreSQL refuses the row, and repeats it whole. */
async function refuseVisits({ databaseUrl }: Pick<TestHistory, 'databaseUrl'>) {
  const connection = connectDatabase(databaseUrl);
  onTestFinished(connection.close);
  await connection.database.execute('alter table room_visit add constraint closed check (false) not valid');
  return connection.database;
}

it('logs of a failed query what it is, and no name that was in it', async () => {
  const history = await openTestHistory();
  onTestFinished(history.close);
  const database = await refuseVisits(history);
  const { lines, logger } = keepLog();
  const now = new Date('2026-03-12T08:00:00Z');
  const visit = { roomId: 'room-1', participantId: 'guest-1', role: 'observer', displayName, permissions: [] } as const;
  const writing = () =>
    recordRoomVisit(database, { ...visit, joinedAt: now, ticketIssuedAt: now, muted: true, admitted: true }, []);
  expect(String(await writing().catch((error: Error) => error.message))).toContain(displayName);
  expect(await codeOf(new Store(new ManualClock(), logger).require(writing))).toBe('store-unavailable');
  const [line = '{}'] = lines;
  expect(JSON.parse(line)).toMatchObject({
    msg: 'history could not be kept',
    err: { type: 'DrizzleQueryError', cause: { type: 'DatabaseError', code: '23514' } },
  });
  expect(lines.join()).not.toContain('Zhang');
});

it('logs of a join that fails no name of whoever joins', async () => {
  const { lines, logger } = keepLog();
  const signaling = await startSignaling({ logger });
  await refuseVisits(signaling.history);
  expect(await codeOf(signaling.join({ displayName }))).toBe('store-unavailable');
  expect(lines.filter((line) => line.includes('history could not be kept'))).toHaveLength(1);
  expect(lines.join()).not.toContain('Zhang');
});
