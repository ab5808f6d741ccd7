import type { Participant, RoomSnapshot } from '@scrubline/contract';
import type { PictureRow } from '../picture-watch/picture-row.ts';

/** So many new frames make a moving picture. */
const framesOfMovement = 10;

/**
 * When a picture moved again: the presentation of the tenth frame that was captured after the death, which none of the
 * dead process's packets can carry. Milliseconds after the death; null while it does not move.
 *
 * @param diedAtMs on the clock of the rows: milliseconds since 1970, rig and viewer on one machine
 */
export function backAfterMs(rows: readonly PictureRow[], diedAtMs: number): number | null {
  const fresh = rows.filter(({ capturedAt }) => capturedAt !== null && capturedAt > diedAtMs);
  const numbers = new Set<number>();
  for (const { frameNumber, presentedAt } of fresh) {
    if (frameNumber !== null) numbers.add(frameNumber);
    if (numbers.size === framesOfMovement) return presentedAt - diedAtMs;
  }
  return null;
}

/** Decoded pictures a second between two moments. */
export const decodedPerS = (rows: readonly PictureRow[], fromMs: number, toMs: number): number =>
  (1000 * rows.filter(({ presentedAt }) => presentedAt >= fromMs && presentedAt < toMs).length) / (toMs - fromMs);

/**
 * How often a picture froze, as browsers count it (W3C webrtc-stats, `freezeCount`): a frame later than three times the
 * mean interval, and later than that by 150 ms.
 */
export function freezesIn(presentedAt: readonly number[]): number {
  const intervals = presentedAt.slice(1).map((moment, index) => moment - (presentedAt[index] ?? moment));
  const mean = intervals.reduce((sum, interval) => sum + interval, 0) / intervals.length;
  return intervals.filter((interval) => interval > Math.max(3 * mean, mean + 150)).length;
}

/**
 * Freezes from the last picture before the death until everybody is back, beyond those that the time before it would
 * let expect: a machine that encodes, forwards and shows at once has some of its own.
 */
export function addedFreezes(
  rows: readonly PictureRow[],
  { calmFromMs, diedAtMs, backAtMs }: { calmFromMs: number; diedAtMs: number; backAtMs: number },
): number {
  const moments = rows.map(({ presentedAt }) => presentedAt).filter((moment) => moment < backAtMs);
  const calm = moments.filter((moment) => moment < diedAtMs);
  const after = [calm.at(-1) ?? diedAtMs, ...moments.slice(calm.length), backAtMs];
  const expected = (freezesIn(calm) * (backAtMs - diedAtMs)) / (diedAtMs - calmFromMs);
  return Math.max(0, freezesIn(after) - Math.ceil(expected));
}

/** What of a room must be the same after somebody came back. */
export interface Standing {
  readonly participants: readonly Pick<Participant, 'participantId' | 'permissions' | 'muted'>[];
  /** Each feed by its owner and content. */
  readonly feeds: readonly string[];
}

export const standingOf = ({ participants, feeds }: RoomSnapshot): Standing => ({
  participants: participants.map(({ participantId, permissions, muted }) => ({ participantId, permissions, muted })),
  feeds: feeds.map(({ participantId, content }) => {
    return `${participantId} ${content.kind === 'picture' ? content.cameraSource : content.kind}`;
  }),
});

export interface StandingChange {
  /** Who is gone, or somebody else. */
  readonly changedParticipants: number;
  /** Permissions that were not there before, and mutes that are gone. */
  readonly gainedRights: number;
  /** Feeds that are there more than once. */
  readonly doubledFeeds: number;
}

export function changeOf(before: Standing, after: Standing): StandingChange {
  const known = new Map(before.participants.map((participant) => [participant.participantId, participant]));
  const present = new Set(after.participants.map(({ participantId }) => participantId));
  const gained = after.participants.flatMap(({ participantId, permissions, muted }) => {
    const earlier = known.get(participantId);
    const isUnmuted = earlier?.muted === true && !muted;
    return [
      ...permissions.filter((permission) => !earlier?.permissions.includes(permission)),
      ...(isUnmuted ? ['unmuted'] : []),
    ];
  });
  return {
    changedParticipants:
      [...known.keys()].filter((id) => !present.has(id)).length + [...present].filter((id) => !known.has(id)).length,
    gainedRights: gained.length,
    doubledFeeds: after.feeds.length - new Set(after.feeds).size,
  };
}
