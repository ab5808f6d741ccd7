import { EntryId, type FeedContent, type PayloadOf, type RoomContract } from '@scrubline/contract';
import type { Asker, askers, Belongings, Cast, Relation } from './access-cast.ts';
import { rtpParametersOf } from './sender.ts';

export type Name = keyof RoomContract;
export type Outcome = 'ok' | 'not-permitted' | 'not-found' | 'not-in-room';

export type Outcomes = Readonly<Record<Asker, Outcome>>;

/** How one way of asking a request ends for each asker: of everybody's things, or when it is about nobody's. */
export type Row<Of extends Name> = { readonly asks: Asks<Of> } & (
  | { readonly about: Readonly<Record<Relation, Outcomes>> }
  | { readonly answers: Outcomes }
);
type Asks<Of extends Name> = (thing: Belongings, own: Belongings, cast: Cast) => PayloadOf<RoomContract, Of>;

type OfEach<All extends readonly unknown[]> = { readonly [Place in keyof All]: Outcome };

export const by = (...outcomes: OfEach<typeof askers>): Outcomes => {
  const [rig, screen, specialist, guest, observer, waiting, unseated] = outcomes;
  return { rig, screen, specialist, guest, observer, waiting, unseated };
};
export const [ok, no, none, out] = ['ok', 'not-permitted', 'not-found', 'not-in-room'] as const;

export const everybody = by(ok, ok, ok, ok, ok, ok, ok);
export const present = by(ok, ok, ok, ok, ok, out, out);
export const seated = by(ok, ok, ok, ok, ok, ok, out);
export const theatreOnly = by(ok, ok, no, no, no, no, no);
export const nobodyMay = by(no, no, no, no, no, no, no);
export const notThere = by(none, none, none, none, none, out, out);
export const notThereForTheatre = by(none, none, no, no, no, no, no);
export const publishers = by(ok, none, ok, ok, none, out, out);
/** The rig sends a picture and signals; the screen, which it has beside it, neither. */
export const ofTheRig = by(none, ok, ok, ok, ok, out, out);
/** Whoever may draw draws on the theatre's pictures, and on no other. */
export const drawnInVain = by(no, no, none, no, no, no, no);
/** The theatre may freeze, its own pictures. */
export const frozenInVain = by(none, none, no, no, no, no, no);
export const strangersToAll = {
  "another's": notThere,
  'the theatre': notThere,
  waiting: notThere,
  gone: notThere,
  elsewhere: notThere,
  nobody: notThere,
};

let entries = 0;
export const newEntry = () => {
  entries += 1;
  return { entryId: EntryId.parse(`entry-${entries}`) };
};

/** Whoever only watches writes nothing down. */
export const writers = by(ok, ok, ok, ok, no, out, out);
const foundByNoWriter = by(none, none, none, none, no, out, out);
export const writtenInVain = {
  own: foundByNoWriter,
  "another's": foundByNoWriter,
  waiting: foundByNoWriter,
  gone: foundByNoWriter,
  elsewhere: foundByNoWriter,
  nobody: foundByNoWriter,
};

/** Whoever may send it sends it by their own transport; whoever may not hears that first, whosever the transport is. */
export function publishing(content: FeedContent, own: Outcomes): Row<'feed:publish'> {
  const not = (outcome: Outcome): Outcome => (outcome === ok ? none : outcome);
  const { rig, screen, specialist, guest, observer } = own;
  const others = by(not(rig), not(screen), not(specialist), not(guest), not(observer), out, out);
  return {
    asks: ({ send }) => ({ transportId: send, content, rtpParameters: rtpParametersOf(content) }),
    about: {
      own,
      ...{ "another's": others, 'the theatre': others, waiting: others },
      ...{ gone: others, elsewhere: others, nobody: others },
    },
  };
}
