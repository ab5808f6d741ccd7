import { type Participant, ParticipantId, type Permission } from '@scrubline/contract';
import { beforeEach, expect, it } from 'vitest';
import { codeOf } from '../testing/code-of.ts';
import { listen, type SpokenVoice, speak } from '../testing/rtp-peer.ts';
import { mediaPlaced, openTransport, publish } from '../testing/sender.ts';
import { type MortalSignaling, startMortalSignaling } from '../testing/start-mortal-signaling.ts';
import type { Stranger } from '../testing/stranger.ts';
import { takeAway } from '../testing/theatre-and-guests.ts';

const theatre = { participantId: 'rig', role: 'rig', permissions: ['speak', 'command', 'admit'] } as const;
const adviser = (participantId: string) =>
  ({ participantId, role: 'specialist', permissions: ['speak', 'publish:face', 'annotate', 'point'] }) as const;
/** One who muted themselves, one from whom the theatre took voice and face, one to whom it gave and from whom it took. */
const people = ['muted', 'deprived', 'indulged'] as const;
type Person = (typeof people)[number];

let signaling: MortalSignaling;
let rig: Stranger;
let before: Map<string, Participant>;
let voice: SpokenVoice;
const pages = new Map<Person, Stranger>();

const pageOf = (person: Person): Stranger => {
  const page = pages.get(person);
  if (!page) throw new Error(`${person} has no page`);
  return page;
};

const take = (person: Person, permissions: Permission[], mute: boolean) =>
  rig.ask('command:take-away', takeAway(permissions, { from: ParticipantId.parse(person), mute }));

const participantsAt = async (stranger: Stranger) =>
  new Map((await stranger.snapshot()).participants.map((one): [string, Participant] => [one.participantId, one]));

beforeEach(async () => {
  signaling = await startMortalSignaling();
  rig = await signaling.join(theatre);
  for (const person of people) pages.set(person, await signaling.join(adviser(person)));
  await mediaPlaced(rig);
  await pageOf('muted').ask('voice:set-muted', { muted: true });
  voice = await speak(pageOf('deprived'));
  await take('deprived', ['speak', 'publish:face'], true);
  const to = { who: 'one', participantId: ParticipantId.parse('indulged') } as const;
  await rig.ask('command:grant', { to, permissions: ['publish:screen', 'freeze'] });
  await take('indulged', ['annotate', 'freeze'], false);
  before = await participantsAt(rig);
});

const withNewTickets = async () => {
  for (const person of people) pages.set(person, await signaling.join(adviser(person)));
};
const withTheirTokens = async () => {
  for (const person of people) {
    const back = await signaling.comeBack(pageOf(person));
    await back.join();
    pages.set(person, back);
  }
};

const ways: [way: string, comeBack: () => Promise<void>][] = [
  [
    'loading the page again',
    async () => {
      for (const person of people) pageOf(person).socket.disconnect();
      await withNewTickets();
    },
  ],
  [
    'the network being cut',
    async () => {
      for (const person of people) await pageOf(person).cut();
      await withTheirTokens();
    },
  ],
  ['a connection whose end nobody noticed', withTheirTokens],
  [
    'the death of signaling',
    async () => {
      await signaling.die();
      await signaling.rise();
      rig = await signaling.comeBack(rig);
      await rig.join();
      await withTheirTokens();
    },
  ],
  [
    'the death of the media worker',
    async () => {
      await signaling.media.killWorkers();
      await rig.hears('room:media-placed', ({ media }) => media === null);
      await expect.poll(async () => (await rig.snapshot()).media, { timeout: 10_000 }).not.toBeNull();
    },
  ],
  ['a second device', withNewTickets],
];

it.each(ways)('nobody has more than before after %s', async (_way, comeBack) => {
  await comeBack();
  const after = await participantsAt(rig);
  expect([...after.keys()].sort()).toEqual([...before.keys()].sort());
  for (const [participantId, { permissions, muted }] of after) {
    const then = before.get(participantId);
    expect(then?.permissions).toEqual(expect.arrayContaining(permissions));
    expect({ participantId, muted }).toEqual({ participantId, muted: then?.muted });
  }
  expect(after.get('muted')?.muted).toBe(true);
  expect(after.get('deprived')).toMatchObject({ muted: true, permissions: ['annotate', 'point'] });
  expect(after.get('indulged')?.permissions.toSorted()).toEqual(['point', 'publish:face', 'publish:screen', 'speak']);

  // What was taken is taken: nothing of it can be used, and what its sender goes on sending reaches nobody.
  const deprived = pageOf('deprived');
  const send = await openTransport(deprived, 'send');
  expect(await codeOf(deprived.ask('voice:set-muted', { muted: false }))).toBe('not-permitted');
  expect(await codeOf(publish(deprived, send, { kind: 'voice' }))).toBe('not-permitted');
  expect(await codeOf(publish(deprived, send, { kind: 'picture', cameraSource: 'face' }))).toBe('not-permitted');
  expect((await rig.snapshot()).feeds).toEqual([]);
  expect(await codeOf(listen(rig, voice.feedId))).toBe('not-found');
  expect(await signaling.media.holds('producers')).toBe(0);
});
