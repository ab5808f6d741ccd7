import { EntryId, type PayloadOf, type RoomContract, roomContract } from '@scrubline/contract';
import { beforeEach, describe, expect, it } from 'vitest';
import { entriesOfParticipant } from '../guards/limits.ts';
import { rowsOf } from '../testing/audited-rows.ts';
import { codeOf } from '../testing/code-of.ts';
import { type SignalingUnderTest, startSignaling } from '../testing/start-signaling.ts';
import type { Stranger } from '../testing/stranger.ts';
import { joinAll, type TheatreAndGuests } from '../testing/theatre-and-guests.ts';

type Mark = PayloadOf<RoomContract, 'checklist:mark'>;

let signaling: SignalingUnderTest;
let room: TheatreAndGuests;
beforeEach(async () => {
  signaling = await startSignaling();
  room = await joinAll(signaling);
});

let entries = 0;
const mark = (changes: Partial<Mark> = {}): Mark => {
  entries += 1;
  const entryId = EntryId.parse(`entry-${entries}`);
  return { entryId, item: 'site-marked', answer: 'yes', checkedBy: '马晓琴', ...changes };
};
const markedIn = async (stranger: Stranger) =>
  (await stranger.snapshot()).written.checklist.map(({ item, answer }) => `${item} ${answer}`);

it('what the theatre ticks is kept, told to all with who and when, and there for whoever comes later', async () => {
  const ticked = mark();
  await room.rig.ask('checklist:mark', ticked);
  const told = { ...ticked, writtenBy: 'rig', writtenByName: expect.any(String), writtenAt: signaling.clock.now() };
  expect(await room.observer.hears('checklist:marked')).toEqual(told);
  const late = await signaling.join({ participantId: 'late' });
  expect((await late.snapshot()).written.checklist).toEqual([told]);
  const [row] = await rowsOf(signaling, 'checklist:mark');
  expect(row).toMatchObject({ subjectId: ticked.entryId, facts: { item: 'site-marked', answer: 'yes' } });
  expect(JSON.stringify(row)).not.toContain('马晓琴');
});

it('the latest word stands, also when it takes back', async () => {
  await room.rig.ask('checklist:mark', mark());
  await room.rig.ask('checklist:mark', mark({ item: 'known-allergy', answer: 'no' }));
  await room.rig.ask('checklist:mark', mark({ answer: null }));
  expect(await markedIn(room.observer)).toEqual(['known-allergy no', 'site-marked null']);
});

it('what is told again is there once, and does not undo what came after it', async () => {
  const first = mark();
  await Promise.all([room.rig.ask('checklist:mark', first), room.rig.ask('checklist:mark', first)]);
  await room.rig.ask('checklist:mark', mark({ answer: null }));
  await room.rig.ask('checklist:mark', first);
  expect(await markedIn(room.rig)).toEqual(['site-marked null']);
  expect(await rowsOf(signaling, 'checklist:mark', 2)).toHaveLength(2);
});

it('two pages that tick at the same moment leave one order, live and kept', async () => {
  const screen = await signaling.join({ participantId: 'screen', role: 'theatre-screen', permissions: ['command'] });
  const answers = ['yes', 'not-applicable', 'yes', null, 'not-applicable'] as const;
  const asking = answers.flatMap((answer) => [
    room.rig.ask('checklist:mark', mark({ answer })),
    screen.ask('checklist:mark', mark({ answer })),
  ]);
  await Promise.all(asking);
  const { written } = await room.observer.snapshot();
  for (const stranger of [room.rig, screen, room.observer]) await stranger.ask('room:leave', {});
  await room.professor.ask('room:leave', {});
  const again = await signaling.join({ participantId: 'again' });
  expect((await again.snapshot()).written).toEqual(written);
});

it('everybody may have gone: who comes again finds what was ticked', async () => {
  await room.rig.ask('checklist:mark', mark());
  for (const stranger of [room.rig, room.professor, room.observer]) await stranger.ask('room:leave', {});
  const again = await signaling.join({ participantId: 'again' });
  expect(await markedIn(again)).toEqual(['site-marked yes']);
});

it('nothing is ticked while the database is stopped', async () => {
  await signaling.history.stop();
  expect(await codeOf(room.rig.ask('checklist:mark', mark()))).toBe('store-unavailable');
  expect(await markedIn(room.professor)).toEqual([]);
  await signaling.history.resume();
  expect(await codeOf(room.rig.ask('checklist:mark', mark()))).toBe('ok');
});

it('what was kept too late does not count, whoever asks', async () => {
  const late = mark();
  const release = await signaling.history.block('case_entry');
  const asked = codeOf(room.rig.ask('checklist:mark', late));
  await expect.poll(() => signaling.history.blockedQueries()).toBeGreaterThan(0);
  signaling.clock.advance(5_000);
  expect(await asked).toBe('store-unavailable');
  await release();
  await expect.poll(() => codeOf(room.rig.ask('checklist:mark', late))).toBe('not-found');
  for (const stranger of [room.rig, room.professor, room.observer]) await stranger.ask('room:leave', {});
  const again = await signaling.join({ participantId: 'again' });
  expect(await markedIn(again)).toEqual([]);
});

describe('refused', () => {
  it.each(['professor', 'observer'] as const)('%s ticks nothing', async (name) => {
    expect(await codeOf(room[name].ask('checklist:mark', mark()))).toBe('not-permitted');
    expect(await markedIn(room.rig)).toEqual([]);
  });

  it.each<[string, object]>([
    ['an item that WHO does not have', { item: 'coffee-served' }],
    ['an item of every object', { item: 'constructor' }],
    ['an answer that the item does not have', { answer: 'no' }],
    ['an answer of no name', { answer: 'maybe' }],
    ['nobody', { checkedBy: ' ' }],
    ['a name with markup', { checkedBy: '<img src=x>' }],
    ['a name of lines', { checkedBy: '马\n晓琴' }],
    ['a name that turns its words around', { checkedBy: '马\u202E晓琴' }],
    ['half a character', { checkedBy: '马\uD83D' }],
    ['a name without end', { checkedBy: '马'.repeat(31) }],
    ['more than was asked', { writtenAt: 1 }],
    ['no id', { entryId: '../..' }],
  ])('%s', async (_what, wrong) => {
    expect(await room.rig.socket.emitWithAck('checklist:mark', { ...mark(), ...wrong })).toEqual({
      ok: false,
      code: 'payload-invalid',
    });
    expect(await markedIn(room.rig)).toEqual([]);
  });

  it('the id of somebody else’s entry', async () => {
    const theirs = mark();
    await room.rig.ask('checklist:mark', theirs);
    const screen = await signaling.join({ participantId: 'screen', role: 'theatre-screen', permissions: ['command'] });
    expect(await codeOf(screen.ask('checklist:mark', { ...theirs, answer: null }))).toBe('not-found');
    expect(await markedIn(room.rig)).toEqual(['site-marked yes']);
  });

  it('faster than anybody reads', async () => {
    const asking = Array.from({ length: entriesOfParticipant.points + 3 }, () =>
      codeOf(room.rig.ask('checklist:mark', mark())),
    );
    const codes = await Promise.all(asking);
    expect(codes.filter((code) => code === 'too-many-requests')).toHaveLength(3);
  });

  it('a million characters, read by nobody', async () => {
    room.rig.socket.emit('checklist:mark', mark({ checkedBy: '马'.repeat(1_000_000) }));
    await room.rig.disconnected();
    expect(await markedIn(room.professor)).toEqual([]);
  });
});

it('the audit of a tick names the item and its answer', () => {
  expect(roomContract['checklist:mark'].audit?.(mark({ answer: null }))).toMatchObject({ answer: 'taken-back' });
});
