import { EntryId } from '@scrubline/contract';
import { expect, it } from 'vitest';
import { startMortalSignaling } from '../testing/start-mortal-signaling.ts';
import { rigWish } from '../testing/theatre-and-guests.ts';

it('what was written down of an operation is there again after the death of signaling, for everybody', async () => {
  const signaling = await startMortalSignaling();
  const [rig, professor] = [await signaling.join(rigWish), await signaling.join()];
  for (const [number, answer] of (['yes', null, 'not-applicable'] as const).entries()) {
    const entryId = EntryId.parse(`entry-${number}`);
    await rig.ask('checklist:mark', { entryId, item: 'site-marked', answer, checkedBy: 'Fictional Nurse' });
  }
  const before = await rig.snapshot();
  expect(before.written.checklist).toMatchObject([{ answer: 'not-applicable' }]);

  await signaling.die();
  await signaling.rise({});
  expect((await (await signaling.comeBack(professor)).join()).written).toEqual(before.written);
  expect((await (await signaling.comeBack(rig)).join()).written).toEqual(before.written);
});
