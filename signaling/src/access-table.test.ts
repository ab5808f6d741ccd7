import { ActId, type PayloadOf, type RoomContract, roomContract, signalChannel } from '@scrubline/contract';
import { expect, it } from 'vitest';
import { type Asker, askers, type Belongings, type Cast, gatherCast, type Relation } from './testing/access-cast.ts';
import { codeOf } from './testing/code-of.ts';
import { dtlsParameters, rtpParametersOf } from './testing/sender.ts';
import { startMediaServer } from './testing/start-media-server.ts';
import { startSignaling } from './testing/start-signaling.ts';

type Name = keyof RoomContract;
type Outcome = 'ok' | 'not-permitted' | 'not-found' | 'not-in-room';

/** How a request of each asker ends, of those that are about nobody else's things. */
interface Row<Of extends Name> {
  readonly asks: (thing: Belongings, own: Belongings, cast: Cast) => PayloadOf<RoomContract, Of>;
  readonly about: Partial<Record<Relation, Readonly<Record<Asker, Outcome>>>>;
}

const by = (
  rig: Outcome,
  screen: Outcome,
  specialist: Outcome,
  observer: Outcome,
  waiting: Outcome,
  unseated: Outcome,
) => ({
  rig,
  screen,
  specialist,
  observer,
  waiting,
  unseated,
});
const [ok, no, none, out] = ['ok', 'not-permitted', 'not-found', 'not-in-room'] as const;

const everybody = by(ok, ok, ok, ok, ok, ok);
const present = by(ok, ok, ok, ok, out, out);
const seated = by(ok, ok, ok, ok, ok, out);
const theatreOnly = by(ok, ok, no, no, no, no);
const nobodyMay = by(no, no, no, no, no, no);
const notThere = by(none, none, none, none, out, out);
const notThereForTheatre = by(none, none, no, no, no, no);
const publishers = by(ok, none, ok, none, out, out);
/** The rig sends a picture and signals; the screen, which it has beside it, neither. */
const ofTheRig = by(none, ok, ok, ok, out, out);
const strangersToAll = {
  "another's": notThere,
  'the theatre': notThere,
  gone: notThere,
  elsewhere: notThere,
  nobody: notThere,
};

const one = ({ participantId }: Belongings) => ({ who: 'one' as const, participantId });
let acts = 0;
const actId = () => {
  acts += 1;
  return ActId.parse(`act-${acts}`);
};

const table: { readonly [Of in Name]: Row<Of> } = {
  'room:join': { asks: () => ({}), about: { own: everybody } },
  'room:snapshot': { asks: () => ({}), about: { own: seated } },
  'room:leave': { asks: () => ({}), about: { own: seated } },
  'room:end': { asks: () => ({}), about: { own: theatreOnly } },
  'room:admit': {
    asks: ({ participantId }) => ({ participantId, admitted: true }),
    about: {
      waiting: theatreOnly,
      own: notThereForTheatre,
      "another's": notThereForTheatre,
      gone: notThereForTheatre,
      elsewhere: notThereForTheatre,
      nobody: notThereForTheatre,
    },
  },
  'voice:set-muted': { asks: () => ({ muted: true }), about: { own: present } },
  'command:ask': { asks: () => ({ permission: 'freeze', wanted: true }), about: { own: by(no, no, ok, no, out, out) } },
  'command:grant': {
    asks: (thing) => ({ to: one(thing), permissions: ['freeze'] }),
    about: {
      "another's": theatreOnly,
      own: nobodyMay,
      'the theatre': nobodyMay,
      waiting: notThereForTheatre,
      gone: notThereForTheatre,
      elsewhere: notThereForTheatre,
      nobody: notThereForTheatre,
    },
  },
  'command:decline': {
    asks: ({ participantId }) => ({ participantId, permission: 'freeze' }),
    about: {
      "another's": theatreOnly,
      waiting: theatreOnly,
      gone: theatreOnly,
      own: nobodyMay,
      'the theatre': nobodyMay,
      elsewhere: notThereForTheatre,
      nobody: notThereForTheatre,
    },
  },
  'command:take-away': {
    asks: (thing) => ({ actId: actId(), from: one(thing), permissions: ['annotate'], mute: false, actedAt: 1 }),
    about: {
      "another's": theatreOnly,
      waiting: theatreOnly,
      gone: theatreOnly,
      own: nobodyMay,
      'the theatre': nobodyMay,
      // Held for whoever may come yet: in this room, whatever another one knows of them.
      elsewhere: theatreOnly,
      nobody: theatreOnly,
    },
  },
  'command:send-away': {
    asks: ({ participantId }) => ({ participantId }),
    about: {
      "another's": theatreOnly,
      waiting: theatreOnly,
      gone: theatreOnly,
      own: nobodyMay,
      'the theatre': nobodyMay,
      elsewhere: notThereForTheatre,
      nobody: notThereForTheatre,
    },
  },
  'command:log-all-hear': { asks: () => ({ actId: actId(), active: true, actedAt: 1 }), about: { own: theatreOnly } },
  'feed:open-transport': { asks: () => ({ direction: 'send' }), about: { own: present } },
  'feed:connect-transport': {
    asks: ({ send }) => ({ transportId: send, dtlsParameters }),
    about: { own: present, ...strangersToAll },
  },
  'feed:restart-ice': { asks: ({ send }) => ({ transportId: send }), about: { own: present, ...strangersToAll } },
  'feed:publish': {
    asks: ({ send }) => ({
      transportId: send,
      content: { kind: 'voice' },
      rtpParameters: rtpParametersOf({ kind: 'voice' }),
    }),
    about: {
      own: by(ok, ok, ok, no, out, out),
      "another's": by(none, none, none, no, out, out),
      'the theatre': by(none, none, none, no, out, out),
      gone: by(none, none, none, no, out, out),
      elsewhere: by(none, none, none, no, out, out),
      nobody: by(none, none, none, no, out, out),
    },
  },
  'feed:set-state': {
    asks: ({ feedId }) => ({ feedId, state: 'camera-lost' }),
    about: { own: publishers, ...strangersToAll },
  },
  'feed:unpublish': { asks: ({ feedId }) => ({ feedId }), about: { own: publishers, ...strangersToAll } },
  'feed:watch': {
    asks: ({ feedId }, { receive }, { rtpCapabilities }) => ({ feedId, transportId: receive, rtpCapabilities }),
    about: { ...strangersToAll, own: publishers, "another's": present, 'the theatre': ofTheRig },
  },
  'feed:resume': { asks: ({ consumerId }) => ({ consumerId }), about: { own: present, ...strangersToAll } },
  'feed:prefer-layer': {
    asks: ({ consumerId }) => ({ consumerId, spatialLayer: 0 }),
    about: { own: present, ...strangersToAll },
  },
  'feed:unwatch': { asks: ({ consumerId }) => ({ consumerId }), about: { own: present, ...strangersToAll } },
  'signal:publish': {
    asks: ({ send }) => ({ transportId: send, sctpStreamParameters: { streamId: 2, ...signalChannel } }),
    about: { own: present, ...strangersToAll },
  },
  'signal:watch': {
    asks: ({ participantId }, { receive }) => ({ participantId, transportId: receive }),
    about: { ...strangersToAll, own: publishers, "another's": present, 'the theatre': ofTheRig },
  },
};

interface Cell {
  readonly name: Name;
  readonly asker: Asker;
  readonly relation: Relation;
  readonly outcome: Outcome;
}

const names = Object.keys(roomContract).filter((name): name is Name => name in roomContract);
const cells: Cell[] = names.flatMap((name) =>
  Object.entries(table[name].about).flatMap(([relation, outcomes]) =>
    // The keys of an object are its own; Object.entries has forgotten it.
    askers.map((asker) => ({ name, asker, relation: relation as Relation, outcome: outcomes[asker] })),
  ),
);

async function ask(cast: Cast, { name, asker, relation }: Cell): Promise<string> {
  const payload = table[name].asks(cast.thing(asker, relation), cast.thing(asker, 'own'), cast);
  const answered = await cast.of[asker].socket.emitWithAck(name, payload);
  return answered.ok ? 'ok' : answered.code;
}

const said = ({ name, asker, relation }: Cell, outcome: string) => `${asker} ${name} ${relation}: ${outcome}`;

it('refuses everything that the table refuses, and no refusal changes the room', { timeout: 120_000 }, async () => {
  const media = await startMediaServer();
  const signaling = await startSignaling({ mediaServerUrls: [media.url] });
  const cast = await gatherCast(signaling, 'room-1');
  const before = await cast.of.rig.snapshot();
  const refused = cells.filter(({ outcome }) => outcome !== 'ok');
  const answers: string[] = [];
  for (const cell of refused) answers.push(said(cell, await ask(cast, cell)));
  expect(answers).toEqual(refused.map((cell) => said(cell, cell.outcome)));
  expect(await cast.of.rig.snapshot()).toEqual(before);
});

it('does everything that the table allows', { timeout: 300_000 }, async () => {
  const media = await startMediaServer();
  const signaling = await startSignaling({ mediaServerUrls: [media.url] });
  const allowed = cells.filter(({ outcome }) => outcome === 'ok');
  const answers: string[] = [];
  for (const [number, cell] of allowed.entries()) {
    const cast = await gatherCast(signaling, `room-${number}`);
    answers.push(said(cell, await ask(cast, cell)));
    await codeOf(cast.of.rig.ask('room:end', {}));
  }
  expect(answers).toEqual(allowed.map((cell) => said(cell, 'ok')));
});
