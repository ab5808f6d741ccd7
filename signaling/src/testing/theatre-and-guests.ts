import type { Permission } from '@scrubline/contract';
import { ActId, ParticipantId, type TakeAway } from '@scrubline/contract';
import type { SignalingUnderTest } from './start-signaling.ts';
import type { Stranger } from './stranger.ts';
import type { Wish } from './ticket-office.ts';

export const rigWish: Wish = {
  participantId: 'rig',
  role: 'rig',
  permissions: ['publish:endoscope', 'speak', 'admit', 'command'],
};
export const professorWish: Wish = { permissions: ['publish:face', 'speak', 'annotate', 'point'] };
export const observerWish: Wish = { participantId: 'observer', role: 'observer', permissions: [] };

export const rigId = ParticipantId.parse('rig');
export const professorId = ParticipantId.parse('professor');
export const observerId = ParticipantId.parse('observer');

export interface TheatreAndGuests {
  readonly rig: Stranger;
  readonly professor: Stranger;
  readonly observer: Stranger;
}

/** The theatre, one who advises and one who watches, all in one room. */
export async function joinAll(signaling: Pick<SignalingUnderTest, 'join'>): Promise<TheatreAndGuests> {
  const rig = await signaling.join(rigWish);
  const professor = await signaling.join(professorWish);
  return { rig, professor, observer: await signaling.join(observerWish) };
}

let acts = 0;

/** An act of the theatre against one, or against everybody when nobody is named. */
export function takeAway(
  permissions: readonly Permission[],
  wish: { from?: ParticipantId; mute?: boolean } = {},
): TakeAway {
  acts += 1;
  const { from, mute = false } = wish;
  return {
    actId: ActId.parse(`act-${acts}`),
    from: from ? { who: 'one', participantId: from } : { who: 'everybody' },
    permissions: [...permissions],
    mute,
    actedAt: Date.parse('2026-03-12T08:00:00Z'),
  };
}

/** How the room shows somebody now. */
export async function seenBy(stranger: Stranger, participantId: ParticipantId) {
  const { participants } = await stranger.snapshot();
  const seen = participants.find((one) => one.participantId === participantId);
  if (!seen) throw new Error(`${participantId} is not in the room`);
  return seen;
}
