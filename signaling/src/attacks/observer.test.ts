import { EntryId, Freeze, type Permission } from '@scrubline/contract';
import { beforeEach, expect, it } from 'vitest';
import { expectRefusals } from '../testing/audited-rows.ts';
import { codeOf } from '../testing/code-of.ts';
import { answerForFrames, strokeOn } from '../testing/drawing.ts';
import { mediaPlaced, openTransport, publish } from '../testing/sender.ts';
import { type MediaServerUnderTest, startMediaServer } from '../testing/start-media-server.ts';
import { type SignalingUnderTest, startSignaling } from '../testing/start-signaling.ts';
import { answerForStills, frameOf, jpegOf, sentStill } from '../testing/stills.ts';
import {
  joinAll,
  observerId,
  professorId,
  rigId,
  type TheatreAndGuests,
  takeAway,
} from '../testing/theatre-and-guests.ts';

let media: MediaServerUnderTest;
let signaling: SignalingUnderTest;
let room: TheatreAndGuests;
beforeEach(async () => {
  media = await startMediaServer();
  signaling = await startSignaling({ mediaServerUrls: [media.url] });
  room = await joinAll(signaling);
  await mediaPlaced(room.observer);
});

const refused = (action: string, subjectId: string | null = null) =>
  ({
    action,
    outcome: 'not-permitted',
    actorKind: 'person',
    actorId: 'observer',
    roomId: 'room-1',
    subjectId,
  }) as const;

it('an observer publishes nothing, and the audit tells who tried where', async () => {
  const send = await openTransport(room.observer, 'send');
  for (const cameraSource of ['endoscope', 'screen', 'face'] as const) {
    expect(await codeOf(publish(room.observer, send, { kind: 'picture', cameraSource }))).toBe('not-permitted');
  }
  expect(await codeOf(publish(room.observer, send, { kind: 'voice' }))).toBe('not-permitted');
  expect(await media.holds('producers')).toBe(0);
  await expectRefusals(signaling, [{ ...refused('feed:publish'), facts: { content: 'endoscope', times: 4 } }]);
});

it('an observer draws nothing and clears nobody’s drawings, and the audit tells who tried', async () => {
  answerForFrames(room.rig, true);
  const feedId = await publish(room.rig, await openTransport(room.rig, 'send'), {
    kind: 'picture',
    cameraSource: 'endoscope',
  });
  await room.professor.ask('annotation:draw', strokeOn(feedId));
  const before = await room.rig.snapshot();
  expect(await codeOf(room.observer.ask('annotation:draw', strokeOn(feedId)))).toBe('not-permitted');
  expect(await codeOf(room.observer.ask('annotation:clear', { feedId, whose: 'everybodys' }))).toBe('not-permitted');
  expect(await room.rig.snapshot()).toEqual(before);
  await expectRefusals(signaling, [refused('annotation:draw'), refused('annotation:clear', feedId)]);
});

it('an observer freezes nothing and ends nobody’s freeze, and the audit tells who tried', async () => {
  answerForStills(room.rig, jpegOf(100));
  const content = { kind: 'picture', cameraSource: 'endoscope' } as const;
  const feedId = await publish(room.rig, await openTransport(room.rig, 'send'), content);
  expect(await codeOf(room.observer.ask('freeze:hold', frameOf(feedId)))).toBe('not-permitted');
  const second = await signaling.join({ participantId: 'second', permissions: ['freeze'] });
  await second.ask('freeze:hold', frameOf(feedId));
  const before = await room.rig.snapshot();
  const { freezeId } = Freeze.parse(before.freeze);
  expect(await codeOf(room.observer.ask('freeze:release', { freezeId }))).toBe('not-permitted');
  expect(await codeOf(room.observer.ask('still:send', sentStill(feedId)))).toBe('not-found');
  expect(await codeOf(room.observer.ask('still:miss', frameOf(feedId)))).toBe('not-found');
  expect(await room.rig.snapshot()).toEqual(before);
  await expectRefusals(signaling, [
    refused('freeze:hold'),
    refused('freeze:release', freezeId),
    { ...refused('still:send'), outcome: 'not-found' },
    { ...refused('still:miss'), outcome: 'not-found' },
  ]);
});

it('an observer ticks and writes nothing, and the audit tells who tried', async () => {
  const before = await room.rig.snapshot();
  const mark = { entryId: EntryId.parse('entry-1'), item: 'sterility', answer: 'confirmed', checkedBy: 'x' } as const;
  expect(await codeOf(room.observer.ask('checklist:mark', mark))).toBe('not-permitted');
  const words = { entryId: EntryId.parse('entry-2'), words: 'x' };
  expect(await codeOf(room.observer.ask('note:write', words))).toBe('not-permitted');
  expect(await codeOf(room.observer.ask('chat:send', words))).toBe('not-permitted');
  expect(await room.rig.snapshot()).toEqual(before);
  await expectRefusals(signaling, [
    refused('checklist:mark'),
    refused('note:write', 'entry-2'),
    refused('chat:send', 'entry-2'),
  ]);
});

it('an observer takes control of nothing and of nobody, and the audit tells what and from whom', async () => {
  const { observer, rig } = room;
  const before = await rig.snapshot();
  const permissions: Permission[] = ['speak', 'control-camera'];
  const tries = [
    observer.ask('command:ask', { permission: 'control-camera', wanted: true }),
    observer.ask('command:grant', { to: { who: 'one', participantId: observerId }, permissions }),
    observer.ask('command:take-away', takeAway(['speak'], { from: rigId, mute: true })),
    observer.ask('command:send-away', { participantId: professorId }),
    observer.ask('room:end', {}),
  ];
  for (const tried of tries) expect(await codeOf(tried)).toBe('not-permitted');
  expect(await rig.snapshot()).toEqual(before);
  await expectRefusals(signaling, [
    refused('command:ask'),
    refused('command:grant'),
    refused('command:take-away'),
    refused('command:send-away'),
    refused('room:end'),
  ]);
});
