import { connectDatabase, revokePermissions } from '@scrubline/database';
import { expect, it } from 'vitest';
import { startSignaling } from '../testing/start-signaling.ts';

it('lets somebody in from whom a permission was taken that no longer exists, without what else was taken', async () => {
  const signaling = await startSignaling();
  const { database, close } = connectDatabase(signaling.history.databaseUrl);
  const of = [{ participantId: 'professor', permissions: ['hold-the-lamp', 'annotate'] }];
  await revokePermissions(database, { roomId: 'room-1', of, changedAt: new Date(), audit: [] });
  await close();
  const professor = await signaling.join({ permissions: ['speak', 'annotate'] });
  expect((await professor.snapshot()).participants).toMatchObject([{ permissions: ['speak'] }]);
  expect(await signaling.history.visits()).toMatchObject([{ participantId: 'professor', leftAt: null }]);
});
