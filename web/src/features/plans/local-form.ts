const formats = new Map<string, Intl.DateTimeFormat>();

/** The calendar day of a time zone at a moment, as a date field takes it: 2026-03-12. */
export function localDay(moment: Date, timeZone: string): string {
  const known = formats.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  formats.set(timeZone, known);
  return known.format(moment);
}

/** A day that somebody may have typed into an address; null when there is no such day. */
export function dayFrom(typed: string | undefined): string | null {
  if (!typed || !/^\d{4}-\d{2}-\d{2}$/.test(typed)) return null;
  const moment = Date.parse(`${typed}T00:00:00Z`);
  return Number.isNaN(moment) || new Date(moment).toISOString().slice(0, 10) !== typed ? null : typed;
}
