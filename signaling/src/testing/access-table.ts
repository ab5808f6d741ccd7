import { ActId, signalChannel } from '@scrubline/contract';
import type { Belongings } from './access-cast.ts';
import {
  by,
  drawnInVain,
  everybody,
  frozenInVain,
  type Name,
  newEntry,
  no,
  nobodyMay,
  none,
  notThere,
  notThereForTheatre,
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
  writers,
  writtenInVain,
} from './access-outcomes.ts';
import { strokeOn } from './drawing.ts';
import { dtlsParameters } from './sender.ts';
import { frameOf, sentStill } from './stills.ts';

const all = { who: 'everybody' } as const;
const one = ({ participantId }: Belongings) => ({ who: 'one' as const, participantId });
let acts = 0;
const newAct = () => {
  acts += 1;
  return { actId: ActId.parse(`act-${acts}`), actedAt: 1 };
};

/** What each asker is answered, request by request, and by whose things it is about. */
export const table: { readonly [Of in Name]: readonly Row<Of>[] } = {
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
  'checklist:mark': [
    { asks: () => ({ ...newEntry(), item: 'sterility', answer: null, checkedBy: 'Fictional' }), answers: theatreOnly },
  ],
  'note:write': [{ asks: () => ({ ...newEntry(), words: 'fictional' }), answers: writers }],
  'note:mark-moment': [
    {
      asks: ({ feedId }) => ({ ...newEntry(), feedId, capturedAt: 1 }),
      about: {
        ...writtenInVain,
        own: by(ok, none, none, none, no, out, out),
        'the theatre': by(none, ok, ok, ok, no, out, out),
      },
    },
  ],
  'chat:send': [{ asks: () => ({ ...newEntry(), words: 'fictional' }), answers: writers }],
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
