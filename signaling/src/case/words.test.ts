import { EntryId, type FeedId, maxMessageLength, maxNoteLength, messagesShown } from '@scrubline/contract';
import { beforeEach, describe, expect, it } from 'vitest';
import { entriesOfParticipant } from '../guards/limits.ts';
import { rowsOf } from '../testing/audited-rows.ts';
import { codeOf } from '../testing/code-of.ts';
import { mediaPlaced, openTransport, publish } from '../testing/sender.ts';
import { startMediaServer } from '../testing/start-media-server.ts';
import { type SignalingUnderTest, startSignaling } from '../testing/start-signaling.ts';
import { answerForStills, fetchStill, frameOf, jpegOf } from '../testing/stills.ts';
import type { Stranger } from '../testing/stranger.ts';
import { joinAll, type TheatreAndGuests } from '../testing/theatre-and-guests.ts';

let signaling: SignalingUnderTest;
let room: TheatreAndGuests;
beforeEach(async () => {
  signaling = await startSignaling();
  room = await joinAll(signaling);
});

let entries = 0;
const newEntry = () => {
  entries += 1;
  return EntryId.parse(`entry-${entries}`);
};
const say = (stranger: Stranger, words: string) => stranger.ask('chat:send', { entryId: newEntry(), words });
const saidIn = async (stranger: Stranger) => (await stranger.snapshot()).written.messages.map(({ words }) => words);

it('messages are kept in one order, with who and when, and there for whoever comes later', async () => {
  await say(room.professor, '第 6 组下面的血管易撕裂');
  await say(room.rig, '收到，SpO2 < 90');
  const told = await room.observer.hears('chat:sent');
  expect(told).toMatchObject({ writtenBy: 'professor', writtenAt: signaling.clock.now() });
  const late = await signaling.join({ participantId: 'late' });
  expect(await saidIn(late)).toEqual(['第 6 组下面的血管易撕裂', '收到，SpO2 < 90']);
  expect(JSON.stringify(await rowsOf(signaling, 'chat:send', 2))).not.toContain('血管');
});

it('two who write at once leave one order for all, live and kept', async () => {
  const numbers = Array.from({ length: 12 }, (_, number) => number);
  await Promise.all(numbers.flatMap((number) => [say(room.professor, `p${number}`), say(room.rig, `r${number}`)]));
  const said = await saidIn(room.observer);
  expect(said).toHaveLength(24);
  for (const stranger of [room.rig, room.professor, room.observer]) await stranger.ask('room:leave', {});
  expect(await saidIn(await signaling.join({ participantId: 'again' }))).toEqual(said);
});

it('a message that is told again is there once', async () => {
  const message = { entryId: newEntry(), words: 'once' };
  await Promise.all([room.professor.ask('chat:send', message), room.professor.ask('chat:send', message)]);
  expect(await saidIn(room.rig)).toEqual(['once']);
});

it('a note is kept with its author, and its words are in no audit', async () => {
  await room.professor.ask('note:write', { entryId: newEntry(), words: '10:27 游离胃网膜右血管' });
  expect(await room.observer.hears('note:written')).toMatchObject({ writtenBy: 'professor' });
  expect((await room.rig.snapshot()).written.notes).toMatchObject([{ words: '10:27 游离胃网膜右血管' }]);
  expect(JSON.stringify(await rowsOf(signaling, 'note:write'))).not.toContain('网膜');
});

it('nothing is written while the database is stopped', async () => {
  await signaling.history.stop();
  expect(await codeOf(say(room.professor, 'lost?'))).toBe('store-unavailable');
  const note = { entryId: newEntry(), words: 'lost?' };
  expect(await codeOf(room.professor.ask('note:write', note))).toBe('store-unavailable');
  await signaling.history.resume();
  const { messages, notes } = (await room.rig.snapshot()).written;
  expect([...messages, ...notes]).toEqual([]);
});

describe('refused', () => {
  it.each<[string, unknown]>([
    ['nothing', ''],
    ['only blanks', ' \u3000 '],
    ['markup', 'look <img src=x onerror=alert(1)>'],
    ['the end of a tag', '</script>'],
    ['a comment', '<!-- -->'],
    ['lines', 'one\ntwo'],
    ['a bell', 'one\u0007'],
    ['words turned around', '左\u202E右'],
    ['half a character', '\uDC00'],
    ['too many characters', '字'.repeat(maxNoteLength + 1)],
    ['no words', 7],
  ])('%s', async (_what, words) => {
    for (const name of ['chat:send', 'note:write']) {
      const answer = await room.professor.socket.emitWithAck(name, { entryId: newEntry(), words });
      expect(answer).toEqual({ ok: false, code: 'payload-invalid' });
    }
    const { messages, notes } = (await room.rig.snapshot()).written;
    expect([...messages, ...notes]).toEqual([]);
  });

  it('a message longer than is read at a glance', async () => {
    const words = '字'.repeat(maxMessageLength + 1);
    expect(await codeOf(say(room.professor, words))).toBe('payload-invalid');
  });

  it('an observer’s word', async () => {
    const entryId = newEntry();
    expect(await codeOf(say(room.observer, 'x'))).toBe('not-permitted');
    expect(await codeOf(room.observer.ask('note:write', { entryId, words: 'x' }))).toBe('not-permitted');
    expect(await saidIn(room.rig)).toEqual([]);
  });

  it('the id of somebody else’s entry, and of another kind', async () => {
    const message = { entryId: newEntry(), words: 'mine' };
    await room.professor.ask('chat:send', message);
    expect(await codeOf(room.rig.ask('chat:send', message))).toBe('not-found');
    expect(await codeOf(room.professor.ask('note:write', message))).toBe('not-found');
    expect(await saidIn(room.rig)).toEqual(['mine']);
  });

  it('faster than anybody types', async () => {
    const asking = Array.from({ length: entriesOfParticipant.points + 2 }, () => codeOf(say(room.professor, 'x')));
    const codes = await Promise.all(asking);
    expect(codes.filter((code) => code === 'too-many-requests')).toHaveLength(2);
  });

  it('a million characters, read by nobody', async () => {
    room.professor.socket.emit('chat:send', { entryId: newEntry(), words: '字'.repeat(1_000_000) });
    await room.professor.disconnected();
    expect(await saidIn(room.rig)).toEqual([]);
  });
});

it('a room shows the latest messages, and no more than it can', async () => {
  const writers = [room.professor, room.rig];
  for (let number = 0; number < 9; number++) {
    writers.push(await signaling.join({ participantId: `w${number}` }));
  }
  for (let number = 0; number <= messagesShown; number++) {
    await say(writers[number % writers.length] ?? room.rig, `${number}`);
  }
  const said = await saidIn(room.observer);
  expect(said).toHaveLength(messagesShown);
  expect(said.at(-1)).toBe(`${messagesShown}`);
}, 60_000);

describe('key moments', () => {
  let endoscope: FeedId;
  beforeEach(async () => {
    const media = await startMediaServer();
    signaling = await startSignaling({ mediaServerUrls: [media.url] });
    room = await joinAll(signaling);
    await mediaPlaced(room.rig);
    const content = { kind: 'picture', cameraSource: 'endoscope' } as const;
    endoscope = await publish(room.rig, await openTransport(room.rig, 'send'), content);
  });

  it('one is kept with its frame and what the picture showed, and outlives the picture', async () => {
    const moment = { entryId: newEntry(), feedId: endoscope, capturedAt: 1_773_302_400_000.25 };
    await room.professor.ask('note:mark-moment', moment);
    await room.professor.ask('note:mark-moment', { ...moment, entryId: newEntry(), capturedAt: null });
    await room.rig.ask('feed:unpublish', { feedId: endoscope });
    expect((await room.observer.snapshot()).written.moments).toMatchObject([
      { ...moment, cameraSource: 'endoscope', writtenBy: 'professor' },
      { capturedAt: null },
    ]);
  });

  it('its still is kept when the rig has the frame, for everybody', async () => {
    const jpeg = jpegOf(130_000);
    answerForStills(room.rig, jpeg);
    const frame = frameOf(endoscope);
    await room.professor.ask('note:mark-moment', { entryId: newEntry(), ...frame });
    await expect.poll(() => codeOf(fetchStill(room.observer, frame))).toBe('ok');
    expect((await fetchStill(room.observer, frame)).equals(jpeg)).toBe(true);
  });

  it('one stands though the rig has no still of its frame', async () => {
    answerForStills(room.rig, null);
    const moment = { entryId: newEntry(), ...frameOf(endoscope) };
    await room.professor.ask('note:mark-moment', moment);
    await room.rig.hears('still:wanted');
    expect((await room.observer.snapshot()).written.moments).toMatchObject([moment]);
    expect(await codeOf(fetchStill(room.observer, frameOf(endoscope)))).toBe('not-found');
  });

  it('of a picture that is not the theatre’s, or of another room, there is none', async () => {
    const content = { kind: 'picture', cameraSource: 'face' } as const;
    const face = await publish(room.professor, await openTransport(room.professor, 'send'), content);
    const mark = (stranger: Stranger, feedId: FeedId) =>
      codeOf(stranger.ask('note:mark-moment', { entryId: newEntry(), feedId, capturedAt: 1 }));
    expect(await mark(room.professor, face)).toBe('not-found');
    expect(await mark(await signaling.join({ roomId: 'room-2', participantId: 'else' }), endoscope)).toBe('not-found');
    expect(await mark(room.observer, endoscope)).toBe('not-permitted');
  });

  it.each([Number.NaN, -1, 1e308])('a time that is none is refused: %s', async (capturedAt) => {
    const moment = { entryId: newEntry(), feedId: endoscope, capturedAt };
    const answer = await room.professor.socket.emitWithAck('note:mark-moment', moment);
    // What is no number crosses the wire as nothing, which says that the time is not known.
    expect(answer.ok).toBe(Number.isNaN(capturedAt));
  });
});
