import type { ConsultationOfPerson } from '@scrubline/database';
import type { DayRow, Standing } from './day-row.ts';

/** A theatre opens this long before its planned start: time enough to test sound and pictures. */
const opensBeforeStartMs = 30 * 60_000;

/** After its planned end a consultation that nobody started is still kept among the present ones this long. */
const keptAfterPlannedEndMs = 120 * 60_000;

type Timed = Pick<ConsultationOfPerson, 'startsAt' | 'endsAt' | 'startedAt' | 'endedAt'>;

const minutesBetween = (from: Date, to: Date) => Math.max(0, Math.floor((to.getTime() - from.getTime()) / 60_000));

/** Rounds up, so that one reads "1 minute" until it is really time. */
const minutesUntil = (moment: Date, now: Date) => Math.max(0, Math.ceil((moment.getTime() - now.getTime()) / 60_000));

export function standingOf({ startsAt, endsAt, startedAt, endedAt }: Timed, now: Date): Standing {
  if (endedAt) return { phase: 'finished', endedAt };
  if (startedAt) return { phase: 'running', minutesSinceStart: minutesBetween(startedAt, now) };
  const opensAt = new Date(startsAt.getTime() - opensBeforeStartMs);
  if (now < opensAt) return { phase: 'later', plannedMinutes: minutesBetween(startsAt, endsAt), opensAt };
  if (now < startsAt) return { phase: 'soon', minutesToStart: minutesUntil(startsAt, now) };
  if (now.getTime() < endsAt.getTime() + keptAfterPlannedEndMs) {
    return { phase: 'late', minutesLate: minutesBetween(startsAt, now) };
  }
  return { phase: 'not-started' };
}

export interface GroupedDay {
  readonly now: readonly DayRow[];
  readonly next: readonly DayRow[];
  readonly done: readonly DayRow[];
}

const groupOfPhase: Record<Standing['phase'], keyof GroupedDay> = {
  running: 'now',
  soon: 'now',
  late: 'now',
  later: 'next',
  finished: 'done',
  'not-started': 'done',
};

/**
 * Sorts a day into what is due now, what comes next and what is over, each in the order of its planned start.
 *
 * @param hasPlace whether this person has a place in that theatre's room
 */
export function groupDay(
  consultations: readonly ConsultationOfPerson[],
  now: Date,
  hasPlace: (consultation: ConsultationOfPerson) => boolean,
): GroupedDay {
  const rows = consultations
    .toSorted((one, other) => one.startsAt.getTime() - other.startsAt.getTime())
    .map((consultation): DayRow => {
      const standing = standingOf(consultation, now);
      const open = standing.phase !== 'finished' && standing.phase !== 'later';
      return { consultation, standing, mayEnter: open && consultation.kind === 'theatre' && hasPlace(consultation) };
    });
  const groups = Map.groupBy(rows, (row) => groupOfPhase[row.standing.phase]);
  return { now: groups.get('now') ?? [], next: groups.get('next') ?? [], done: groups.get('done') ?? [] };
}
