import {
  ConsumerId,
  FeedId,
  Freeze,
  ParticipantId,
  RtpCapabilities,
  signalChannel,
  TransportId,
} from '@scrubline/contract';
import { answerForFrames } from './drawing.ts';
import { mintedRights } from './minted-rights.ts';
import { mediaPlaced, openTransport, publish, watch } from './sender.ts';
import type { SignalingUnderTest } from './start-signaling.ts';
import { answerForStills, frameOf, jpegOf } from './stills.ts';
import type { Stranger } from './stranger.ts';
import type { Wish } from './ticket-office.ts';

/** Whoever can ask. */
export const askers = ['rig', 'screen', 'specialist', 'guest', 'observer', 'waiting', 'unseated'] as const;
export type Asker = (typeof askers)[number];

/** Whose the thing is that is asked about, seen from the asker. */
export const relations = ['own', "another's", 'the theatre', 'waiting', 'gone', 'elsewhere', 'nobody'] as const;
export type Relation = (typeof relations)[number];

/** What somebody is and has in a room. */
export interface Belongings {
  readonly participantId: ParticipantId;
  readonly feedId: FeedId;
  readonly send: TransportId;
  readonly receive: TransportId;
  readonly consumerId: ConsumerId;
}

export interface Cast {
  readonly of: Readonly<Record<Asker, Stranger>>;
  readonly rtpCapabilities: RtpCapabilities;
  /** The still that the theatre holds. */
  readonly freeze: Freeze;
  /** What a request that `asker` makes is about. */
  thing(asker: Asker, relation: Relation): Belongings;
}

const wishes = {
  ...mintedRights,
  second: mintedRights.specialist,
  gone: mintedRights.specialist,
  waiting: mintedRights.guest,
  unseated: mintedRights.specialist,
} as const satisfies Record<string, Wish>;
type Name = keyof typeof wishes;

const nothing = (participantId: string): Belongings => ({
  participantId: ParticipantId.parse(participantId),
  feedId: FeedId.parse('no-feed'),
  send: TransportId.parse('no-transport'),
  receive: TransportId.parse('no-transport'),
  consumerId: ConsumerId.parse('no-consumer'),
});

/** One of each kind in a room, with feeds, transports, consumers and signals; one who has left; and a second room. */
export async function gatherCast(signaling: SignalingUnderTest, roomId: string): Promise<Cast> {
  const join = (name: Name, room = roomId) => signaling.join({ ...wishes[name], participantId: name, roomId: room });
  const [rig, screen] = [await join('rig'), await join('screen')];
  const [specialist, second, gone] = [await join('specialist'), await join('second'), await join('gone')];
  const [guest, observer, waiting] = [await join('guest'), await join('observer'), await join('waiting')];
  for (const name of ['guest', 'observer']) {
    await rig.ask('room:admit', { participantId: ParticipantId.parse(name), admitted: true });
  }
  const ticket = await signaling.tickets.ticket({ ...wishes.unseated, participantId: 'unseated', roomId });
  const unseated = await signaling.enter({ ticket });
  const foreign = await signaling.join({ ...wishes.rig, participantId: 'foreign', roomId: `${roomId}-elsewhere` });
  await Promise.all([rig, foreign].map(mediaPlaced));

  answerForFrames(rig, true);
  const ofRig = await equip(rig, 'rig', 'endoscope');
  const ofGone = await equip(gone, 'gone', 'face');
  await gone.ask('room:leave', {});
  const has: Record<Asker, Belongings> = {
    rig: ofRig,
    screen: await watchOnly(screen, 'screen', ofRig.feedId),
    specialist: await equip(specialist, 'specialist', 'face'),
    guest: await equip(guest, 'guest', 'face'),
    observer: await watchOnly(observer, 'observer', ofRig.feedId),
    waiting: nothing('waiting'),
    unseated: nothing('unseated'),
  };
  const ofSecond = await equip(second, 'second', 'face');
  const ofForeign = await equip(foreign, 'foreign', 'endoscope');
  answerForStills(rig, jpegOf(100));
  await screen.ask('freeze:hold', frameOf(ofRig.feedId));
  const snapshot = await rig.snapshot();
  return {
    rtpCapabilities: RtpCapabilities.parse(snapshot.media?.rtpCapabilities),
    freeze: Freeze.parse(snapshot.freeze),
    of: { rig, screen, specialist, guest, observer, waiting, unseated },
    thing(asker, relation) {
      switch (relation) {
        case 'own':
          return has[asker];
        case "another's":
          return ofSecond;
        case 'the theatre':
          return asker === 'rig' ? has.screen : has.rig;
        case 'waiting':
          return has.waiting;
        case 'gone':
          return ofGone;
        case 'elsewhere':
          return ofForeign;
        case 'nobody':
          return nothing('nobody');
      }
    },
  };
}

async function equip(stranger: Stranger, name: string, cameraSource: 'endoscope' | 'face'): Promise<Belongings> {
  const send = await openTransport(stranger, 'send');
  const feedId = await publish(stranger, send, { kind: 'picture', cameraSource });
  await stranger.ask('signal:publish', { transportId: send, sctpStreamParameters: { streamId: 1, ...signalChannel } });
  return { ...(await watchOnly(stranger, name, feedId)), send, feedId };
}

async function watchOnly(stranger: Stranger, name: string, feedId: FeedId): Promise<Belongings> {
  const send = await openTransport(stranger, 'send');
  const receive = await openTransport(stranger, 'receive');
  const { consumerId } = await watch(stranger, receive, feedId);
  return { participantId: ParticipantId.parse(name), feedId: FeedId.parse('no-feed'), send, receive, consumerId };
}
