const dayMs = 24 * 60 * 60_000;

/**
 * Beginning and end on the wall clock of a site: 2026-03-12T22:00. An operation that ends earlier on the clock than it
 * begins ends on the next day.
 */
export function localSpan({ day, startsAt, endsAt }: { day: string; startsAt: string; endsAt: string }) {
  const endDay = endsAt > startsAt ? day : nextDay(day);
  return { start: `${day}T${startsAt}`, end: `${endDay}T${endsAt}` };
}

/** @param day of the calendar: 2026-03-31 */
export const nextDay = (day: string): string => shiftDay(day, 1);

export const shiftDay = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
