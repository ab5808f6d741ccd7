import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { listAccessEnds } from './access-end.ts';
import { session } from './schema.ts';
import { endPlacesOfSignedOut, endSession, endSessions, forgetSession } from './session.ts';
import { openTestNetwork, type TestNetwork } from './test-network.ts';

const endedAt = new Date('2026-03-12T02:00:00Z');
let network: TestNetwork;
beforeEach(async () => {
  network = await openTestNetwork();
  for (const userId of ['gu', 'xu']) {
    await network.addPerson(userId, 'specialist');
    for (const desk of ['desk', 'phone', 'stranger']) {
      const id = `${userId}-${desk}`;
      await network.database.insert(session).values({ id, token: id, userId, expiresAt: endedAt });
    }
  }
});
afterEach(() => network.close());

const sessionsOf = async (userId: string) => {
  const rows = await network.database.select().from(session).where(eq(session.userId, userId)).orderBy(session.id);
  return rows.map(({ id }) => id);
};
const placesEnded = async () =>
  (await listAccessEnds(network.database, { since: new Date(0) })).map(({ participantId }) => participantId);

it('ends a session with the places in rooms, and nobody else is touched', async () => {
  expect(await endSession(network.database, { userId: 'gu', sessionId: 'gu-stranger', endedAt })).toBe(true);
  expect(await sessionsOf('gu')).toEqual(['gu-desk', 'gu-phone']);
  expect(await placesEnded()).toEqual(['gu']);
  expect(await endSession(network.database, { userId: 'gu', sessionId: 'xu-desk', endedAt })).toBe(false);
  expect(await sessionsOf('xu')).toHaveLength(3);
  expect(await placesEnded()).toEqual(['gu']);
});

it('ends all sessions but one with the places in rooms, also when there was no other', async () => {
  const others = { userId: 'gu', exceptSessionId: 'gu-desk', endedAt };
  expect(await endSessions(network.database, others)).toBe(2);
  expect(await endSessions(network.database, others)).toBe(0);
  expect(await sessionsOf('gu')).toEqual(['gu-desk']);
  expect(await placesEnded()).toEqual(['gu', 'gu']);
  expect(await endSessions(network.database, { userId: 'gu', endedAt })).toBe(1);
  expect(await sessionsOf('xu')).toHaveLength(3);
});

it('forgets a session that ran out without a word to the rooms', async () => {
  expect(await forgetSession(network.database, { userId: 'gu', sessionId: 'gu-desk' })).toBe(true);
  expect(await forgetSession(network.database, { userId: 'gu', sessionId: 'xu-desk' })).toBe(false);
  expect(await placesEnded()).toEqual([]);
});

it('ends the places in rooms of whoever is signed in nowhere any more, and of nobody else', async () => {
  const earlier = new Date(endedAt.getTime() - 1);
  await endPlacesOfSignedOut(network.database, { userId: 'gu', endedAt, now: earlier });
  expect(await placesEnded()).toEqual([]);
  await endPlacesOfSignedOut(network.database, { userId: 'gu', endedAt, now: endedAt });
  expect(await placesEnded()).toEqual(['gu']);
});
