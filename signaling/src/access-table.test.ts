import { ActId, roomContract, signalChannel } from '@scrubline/contract';
import { expect, it } from 'vitest';
import {
  type Asker,
  askers,
  type Belongings,
  type Cast,
  gatherCast,
  type Relation,
  relations,
} from './testing/access-cast.ts';
import {
  by,
  drawnInVain,
  everybody,
  frozenInVain,
  type Name,
  no,
  nobodyMay,
  none,
  notThere,
  notThereForTheatre,
  type Outcome,
  type Outcomes,
  ofTheRig,
  ok,
  out,
  present,
  publishers,
  publishing,
  type Row,
  seated,
  strangersToAll,
  theatreOnly,
} from './testing/access-outcomes.ts';
import { codeOf } from './testing/code-of.ts';
import { strokeOn } from './testing/drawing.ts';
import { dtlsParameters } from './testing/sender.ts';
import { startMediaServer } from './testing/start-media-server.ts';
import { startSignaling } from './testing/start-signaling.ts';
import { frameOf, sentStill } from './testing/stills.ts';

const all = { who: 'everybody' } as const;
const one = ({ participantId }: Belongings) => ({ who: 'one' as const, participantId });
let acts = 0;
const newAct = () => {
  acts += 1;
  return { actId: ActId.parse(`act-${acts}`), actedAt: 1 };
};

const table: { readonly [Of in Name]: readonly Row<Of>[] } = {
  'room:join': [{ asks: () => ({}), answers: everybody }],
  'room:snapshot': [{ asks: () => ({}), answers: seated }],
  'room:leave': [{ asks: () => ({}), answers: seated }],
  'room:end': [{ asks: () => ({}), answers: theatreOnly }],
  'room:admit': [
    {
      asks: ({ participantId }) => ({ participantId, admitted: true }),
      about: {
        waiting: theatreOnly,
        own: notThereForTheatre,
        "another's": notThereForTheatre,
        'the theatre': notThereForTheatre,
        gone: notThereForTheatre,
        elsewhere: notThereForTheatre,
        nobody: notThereForTheatre,
      },
    },
  ],
  'voice:set-muted': [
    { asks: () => ({ muted: true }), answers: present },
    { asks: () => ({ muted: false }), answers: by(ok, no, ok, ok, no, out, out) },
  ],
  'command:ask': [
    { asks: () => ({ permission: 'freeze', wanted: true }), answers: by(no, no, ok, ok, no, out, out) },
    { asks: () => ({ permission: 'command', wanted: true }), answers: by(no, no, no, no, no, out, out) },
  ],
  'command:grant': [
    {
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
    { asks: () => ({ to: all, permissions: ['freeze'] }), answers: theatreOnly },
    // There is one control of the camera, and not one for each.
    { asks: () => ({ to: all, permissions: ['control-camera'] }), answers: nobodyMay },
  ],
  'command:decline': [
    {
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
  ],
  'command:take-away': [
    {
      asks: (thing) => ({ ...newAct(), from: one(thing), permissions: ['annotate'], mute: false }),
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
    { asks: () => ({ ...newAct(), from: all, permissions: ['annotate'], mute: true }), answers: theatreOnly },
  ],
  'command:send-away': [
    {
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
  ],
  'command:log-all-hear': [{ asks: () => ({ ...newAct(), active: true }), answers: theatreOnly }],
  'feed:open-transport': [{ asks: () => ({ direction: 'send' }), answers: present }],
  'feed:connect-transport': [
    { asks: ({ send }) => ({ transportId: send, dtlsParameters }), about: { own: present, ...strangersToAll } },
  ],
  'feed:restart-ice': [{ asks: ({ send }) => ({ transportId: send }), about: { own: present, ...strangersToAll } }],
  'feed:publish': [
    publishing({ kind: 'voice' }, by(ok, no, ok, ok, no, out, out)),
    publishing({ kind: 'picture', cameraSource: 'field-overhead' }, by(ok, no, no, no, no, out, out)),
    publishing({ kind: 'picture', cameraSource: 'screen' }, by(ok, no, ok, no, no, out, out)),
    publishing({ kind: 'picture', cameraSource: 'face' }, by(no, no, ok, ok, no, out, out)),
  ],
  'feed:set-state': [
    {
      asks: ({ feedId }) => ({ feedId, state: 'camera-lost' }),
      about: { own: publishers, ...strangersToAll },
    },
  ],
  'feed:unpublish': [{ asks: ({ feedId }) => ({ feedId }), about: { own: publishers, ...strangersToAll } }],
  'feed:watch': [
    {
      asks: ({ feedId }, { receive }, { rtpCapabilities }) => ({ feedId, transportId: receive, rtpCapabilities }),
      about: { ...strangersToAll, own: publishers, "another's": present, 'the theatre': ofTheRig },
    },
  ],
  'feed:resume': [{ asks: ({ consumerId }) => ({ consumerId }), about: { own: present, ...strangersToAll } }],
  'feed:prefer-layer': [
    {
      asks: ({ consumerId }) => ({ consumerId, spatialLayer: 0 }),
      about: { own: present, ...strangersToAll },
    },
  ],
  'feed:unwatch': [{ asks: ({ consumerId }) => ({ consumerId }), about: { own: present, ...strangersToAll } }],
  'annotation:draw': [
    {
      asks: ({ feedId }) => strokeOn(feedId),
      about: {
        ...{ own: drawnInVain, "another's": drawnInVain, waiting: drawnInVain, gone: drawnInVain },
        ...{ elsewhere: drawnInVain, nobody: drawnInVain },
        'the theatre': by(no, no, ok, no, no, no, no),
      },
    },
  ],
  'annotation:undo': [{ asks: ({ feedId }) => ({ strokeId: strokeOn(feedId).strokeId }), answers: present }],
  'annotation:clear': [
    { asks: ({ feedId }) => ({ feedId, whose: 'own' }), answers: present },
    { asks: ({ feedId }) => ({ feedId, whose: 'everybodys' }), answers: by(ok, ok, no, no, no, out, out) },
  ],
  'annotation:settle-frame': [
    { asks: ({ feedId }) => ({ feedId, capturedAt: 1, found: true }), about: { own: publishers, ...strangersToAll } },
  ],
  'still:send': [
    // Nobody asked for it: the sender of the picture sends it in vain.
    { asks: ({ feedId }) => sentStill(feedId), about: { ...strangersToAll, own: notThere } },
  ],
  'still:miss': [{ asks: ({ feedId }) => ({ feedId, capturedAt: 1 }), about: { own: publishers, ...strangersToAll } }],
  'still:fetch': [
    { asks: ({ feedId }) => ({ feedId, capturedAt: 1, index: 0 }), about: { ...strangersToAll, own: notThere } },
    // What is held is there for everybody who is present.
    { asks: (_thing, _own, { freeze }) => ({ ...freeze.still.frame, index: 0 }), answers: present },
  ],
  'freeze:hold': [
    {
      asks: ({ feedId }) => frameOf(feedId),
      about: {
        ...{ "another's": frozenInVain, waiting: frozenInVain, gone: frozenInVain },
        own: by(ok, none, no, no, no, no, no),
        ...{ elsewhere: frozenInVain, nobody: frozenInVain },
        'the theatre': by(none, ok, no, no, no, no, no),
      },
    },
  ],
  'freeze:release': [
    { asks: (_thing, _own, { freeze }) => ({ freezeId: freeze.freezeId }), answers: by(ok, ok, no, no, no, out, out) },
  ],
  'camera:describe': [
    {
      asks: ({ feedId }) => ({ feedId, movable: ['pan'], places: [1] }),
      about: { own: publishers, ...strangersToAll },
    },
  ],
  'camera:keep-place': [{ asks: ({ feedId }) => ({ feedId, place: 1 }), answers: nobodyMay }],
  'camera:ask-source': [{ asks: () => ({ source: 'endoscope' }), answers: by(no, no, ok, ok, no, out, out) }],
  'camera:answer-source': [
    { asks: ({ participantId }) => ({ participantId, source: 'endoscope', shown: true }), answers: theatreOnly },
  ],
  'signal:publish': [
    {
      asks: ({ send }) => ({ transportId: send, sctpStreamParameters: { streamId: 2, ...signalChannel } }),
      about: { own: present, ...strangersToAll },
    },
  ],
  'signal:watch': [
    {
      asks: ({ participantId }, { receive }) => ({ participantId, transportId: receive }),
      about: { ...strangersToAll, own: publishers, "another's": present, 'the theatre': ofTheRig },
    },
  ],
};

interface Cell {
  readonly name: Name;
  /** Which of the ways of asking it, counted from 0. */
  readonly way: number;
  readonly asker: Asker;
  readonly relation: Relation;
  readonly outcome: Outcome;
}

const names = Object.keys(roomContract).filter((name): name is Name => name in roomContract);
const cells: Cell[] = names.flatMap((name) =>
  table[name].flatMap((row, way) =>
    relations.flatMap((relation) => {
      const outcomes = outcomesOf(row, relation);
      return outcomes ? askers.map((asker) => ({ name, way, asker, relation, outcome: outcomes[asker] })) : [];
    }),
  ),
);

/** What is about nobody's things is asked once, as about one's own. */
function outcomesOf(row: Row<Name>, relation: Relation): Outcomes | null {
  if ('about' in row) return row.about[relation];
  return relation === 'own' ? row.answers : null;
}

async function ask(cast: Cast, { name, way, asker, relation }: Cell): Promise<string> {
  const payload = table[name][way]?.asks(cast.thing(asker, relation), cast.thing(asker, 'own'), cast);
  const answered = await cast.of[asker].socket.emitWithAck(name, payload);
  return answered.ok ? 'ok' : answered.code;
}

const said = ({ name, way, asker, relation }: Cell, outcome: string) =>
  `${asker} ${name} (${way}) ${relation}: ${outcome}`;

it('refuses everything that the table refuses, and no refusal changes the room', { timeout: 120_000 }, async () => {
  const media = await startMediaServer();
  const signaling = await startSignaling({ mediaServerUrls: [media.url] });
  const refused = cells.filter(({ outcome }) => outcome !== 'ok');
  // In three rooms: on one connection nobody may ask so much at once.
  for (const third of [0, 1, 2]) {
    const cast = await gatherCast(signaling, `room-${third}`);
    const before = await cast.of.rig.snapshot();
    const some = refused.filter(({ name }) => names.indexOf(name) % 3 === third);
    const answers: string[] = [];
    for (const cell of some) answers.push(said(cell, await ask(cast, cell)));
    expect(answers).toEqual(some.map((cell) => said(cell, cell.outcome)));
    expect(await cast.of.rig.snapshot()).toEqual(before);
  }
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
