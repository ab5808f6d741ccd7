import {
  EntryId,
  type FeedId,
  Freeze,
  type FreezeId,
  type ParticipantId,
  type RequestName,
  type RoomContract,
  RtpCapabilities,
  roomContract,
  type StrokeId,
  type TransportId,
} from '@scrubline/contract';
import { beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { expectRefusals, rowsOf } from '../testing/audited-rows.ts';
import { codeOf } from '../testing/code-of.ts';
import { answerForFrames, strokeOn } from '../testing/drawing.ts';
import { dtlsParameters, mediaPlaced, openTransport, publish, watch } from '../testing/sender.ts';
import { startMediaServer } from '../testing/start-media-server.ts';
import { type SignalingUnderTest, startSignaling } from '../testing/start-signaling.ts';
import { answerForStills, frameOf, jpegOf, sentStill } from '../testing/stills.ts';
import type { Stranger } from '../testing/stranger.ts';
import { rigWish, takeAway } from '../testing/theatre-and-guests.ts';

const endoscope = { kind: 'picture', cameraSource: 'endoscope' } as const;
const sctpStreamParameters = { streamId: 1, ordered: false, maxRetransmits: 0 };

/** Somebody else's, in another room. */
interface Stolen {
  readonly participantId: ParticipantId;
  readonly transportId: TransportId;
  readonly feedId: FeedId;
  readonly consumerId: Awaited<ReturnType<typeof watch>>['consumerId'];
  readonly strokeId: StrokeId;
  readonly freezeId: FreezeId;
  readonly entryId: EntryId;
}

/** What the thief holds in a room of their own, with every permission there. */
interface Own {
  readonly transportId: TransportId;
  readonly feedId: FeedId;
  readonly rtpCapabilities: RtpCapabilities;
}

type Try = (ask: Stranger['ask'], stolen: Stolen, own: Own) => Promise<unknown>[];

const rtpParameters = {
  codecs: [{ mimeType: 'video/VP8', clockRate: 90_000, payloadType: 101 }],
  encodings: [{ ssrc: 4_711 }],
};
const one = ({ participantId }: Stolen) => ({ who: 'one', participantId }) as const;

const tries = {
  'feed:connect-transport': (ask, { transportId }) => [ask('feed:connect-transport', { transportId, dtlsParameters })],
  'feed:restart-ice': (ask, { transportId }) => [ask('feed:restart-ice', { transportId })],
  'feed:publish': (ask, { transportId }) => [ask('feed:publish', { transportId, content: endoscope, rtpParameters })],
  'feed:set-state': (ask, { feedId }) => [ask('feed:set-state', { feedId, state: 'camera-lost' })],
  'feed:unpublish': (ask, { feedId }) => [ask('feed:unpublish', { feedId })],
  'feed:watch': (ask, { feedId, transportId }, own) => [
    ask('feed:watch', { feedId, transportId: own.transportId, rtpCapabilities: own.rtpCapabilities }),
    ask('feed:watch', { feedId: own.feedId, transportId, rtpCapabilities: own.rtpCapabilities }),
  ],
  'feed:resume': (ask, { consumerId }) => [ask('feed:resume', { consumerId })],
  'feed:prefer-layer': (ask, { consumerId }) => [ask('feed:prefer-layer', { consumerId, spatialLayer: 0 })],
  'feed:unwatch': (ask, { consumerId }) => [ask('feed:unwatch', { consumerId })],
  'signal:publish': (ask, { transportId }) => [ask('signal:publish', { transportId, sctpStreamParameters })],
  'signal:watch': (ask, { participantId, transportId }, own) => [
    ask('signal:watch', { participantId, transportId: own.transportId }),
    ask('signal:watch', { participantId, transportId }),
  ],
  'room:admit': (ask, { participantId }) => [ask('room:admit', { participantId, admitted: true })],
  'command:grant': (ask, stolen) => [ask('command:grant', { to: one(stolen), permissions: ['speak'] })],
  'command:decline': (ask, { participantId }) => [ask('command:decline', { participantId, permission: 'speak' })],
  'command:take-away': (ask, { participantId }) => [
    ask('command:take-away', takeAway(['speak'], { from: participantId, mute: true })),
  ],
  'command:send-away': (ask, { participantId }) => [ask('command:send-away', { participantId })],
  'annotation:draw': (ask, { feedId }) => [ask('annotation:draw', strokeOn(feedId))],
  'annotation:undo': (ask, { strokeId }) => [ask('annotation:undo', { strokeId })],
  'annotation:clear': (ask, { feedId }) => [ask('annotation:clear', { feedId, whose: 'everybodys' })],
  'camera:describe': (ask, { feedId }) => [ask('camera:describe', { feedId, movable: ['pan'], places: [] })],
  'camera:keep-place': (ask, { feedId }) => [ask('camera:keep-place', { feedId, place: 1 })],
  'camera:answer-source': (ask, { participantId }) => [
    ask('camera:answer-source', { participantId, source: 'endoscope', shown: true }),
  ],
  'checklist:mark': (ask, { entryId }) => [
    ask('checklist:mark', { entryId, item: 'site-marked', answer: null, checkedBy: 'thief' }),
  ],
  'note:write': (ask, { entryId }) => [ask('note:write', { entryId, words: 'thief' })],
  'note:mark-moment': (ask, { entryId, feedId }) => [ask('note:mark-moment', { entryId, feedId, capturedAt: 1 })],
  'chat:send': (ask, { entryId }) => [ask('chat:send', { entryId, words: 'thief' })],
  'annotation:settle-frame': (ask, { feedId }) => [
    ask('annotation:settle-frame', { feedId, capturedAt: 1, found: true }),
  ],
  'still:send': (ask, { feedId }) => [ask('still:send', sentStill(feedId))],
  'still:miss': (ask, { feedId }) => [ask('still:miss', frameOf(feedId))],
  'still:fetch': (ask, { feedId }) => [ask('still:fetch', { ...frameOf(feedId), index: 0 })],
  'freeze:hold': (ask, { feedId }) => [ask('freeze:hold', frameOf(feedId))],
  'freeze:release': (ask, { freezeId }) => [ask('freeze:release', { freezeId })],
} satisfies Partial<Record<RequestName<RoomContract>, Try>>;

/**
 * Taking is held for whoever may come yet, in the taker's own room; what is not drawn or held there is erased and released
 * there already; and an entry's id is free in every other room.
 */
const taken = ['command:take-away', 'annotation:undo', 'annotation:clear', 'freeze:release', 'camera:answer-source'];
const written = ['checklist:mark', 'note:write', 'chat:send'];
const answers = new Map<string, string>([
  ...[...taken, ...written].map((name) => [name, 'ok'] as const),
  // The control of the camera is on no ticket.
  ['camera:keep-place', 'not-permitted'],
]);

const askedByTheVictimToo = new Set(['checklist:mark']);

let signaling: SignalingUnderTest;
let rig: Stranger;
let professor: Stranger;
let thief: Stranger;
let stolen: Stolen;
let own: Own;

beforeEach(async () => {
  const media = await startMediaServer();
  signaling = await startSignaling({ mediaServerUrls: [media.url] });
  rig = await signaling.join(rigWish);
  professor = await signaling.join({ participantId: 'victim', permissions: ['annotate', 'freeze'] });
  answerForFrames(rig, true);
  answerForStills(rig, jpegOf(100));
  await mediaPlaced(rig);
  const transportId = await openTransport(rig, 'send');
  await rig.ask('feed:connect-transport', { transportId, dtlsParameters });
  const feedId = await publish(rig, transportId, endoscope);
  await rig.ask('signal:publish', { transportId, sctpStreamParameters });
  const { consumerId } = await watch(professor, await openTransport(professor, 'receive'), feedId);
  const { participantId } = await professor.ask('room:join', {});
  const stroke = strokeOn(feedId);
  await professor.ask('annotation:draw', stroke);
  await professor.ask('freeze:hold', frameOf(feedId));
  const { freezeId } = Freeze.parse((await rig.snapshot()).freeze);
  const entryId = EntryId.parse('entry-of-the-victim');
  await rig.ask('checklist:mark', { entryId, item: 'site-marked', answer: 'yes', checkedBy: 'victim' });
  stolen = { participantId, transportId, feedId, consumerId, strokeId: stroke.strokeId, freezeId, entryId };

  const permissions = [...(rigWish.permissions ?? []), 'annotate' as const, 'freeze' as const];
  thief = await signaling.join({ ...rigWish, permissions, participantId: 'thief', roomId: 'room-2' });
  await mediaPlaced(thief);
  const ownFeed = await publish(thief, await openTransport(thief, 'send'), endoscope);
  const receiving = await openTransport(thief, 'receive');
  const rtpCapabilities = RtpCapabilities.parse((await thief.snapshot()).media?.rtpCapabilities);
  own = { transportId: receiving, feedId: ownFeed, rtpCapabilities };
});

it('all requests that take an id are tried', () => {
  const takesId = ({ payload }: { payload: z.ZodType }) =>
    JSON.stringify(z.toJSONSchema(payload, { io: 'input', unrepresentable: 'any' })).includes('{1,64}');
  const named = Object.entries(roomContract).flatMap(([name, definition]) => (takesId(definition) ? [name] : []));
  const withoutOwner = ['command:log-all-hear'];
  expect([...Object.keys(tries), ...withoutOwner].sort()).toEqual(named.sort());
});

it.each(Object.entries<Try>(tries))('%s with the ids of another room changes nothing there', async (name, attempt) => {
  const before = await rig.snapshot();
  for (const asked of attempt(thief.ask, stolen, own))
    expect(await codeOf(asked)).toBe(answers.get(name) ?? 'not-found');
  expect(await rig.snapshot()).toEqual(before);
  await professor.ask('feed:resume', { consumerId: stolen.consumerId });
  const byThief = { actorKind: 'rig', actorId: 'thief', roomId: 'room-2' } as const;
  const outcome = answers.get(name) ?? 'not-found';
  if (outcome === 'ok') {
    const rows = await rowsOf(signaling, name, askedByTheVictimToo.has(name) ? 2 : 1);
    expect(rows.filter(({ roomId }) => roomId === 'room-2')).toMatchObject([byThief]);
  }
  await expectRefusals(signaling, outcome === 'ok' ? [] : [{ ...byThief, action: name, outcome }]);
});
