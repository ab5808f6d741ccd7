const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  // The same 24-hour figures in both languages, so that people who read different ones speak of the same minute.
  const made = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone });
  formats.set(timeZone, made);
  return made;
}

/** The wall clock of a time zone (an IANA name) at a moment: 08:30. */
export function clockTime(moment: Date, timeZone: string): string {
  return formatOf(timeZone).format(moment);
}

/** How many minutes of its hour have passed, on the wall clock of a time zone. Some zones differ by half an hour. */
export function minutesPastHour(moment: Date, timeZone: string): number {
  return Number(clockTime(moment, timeZone).slice(3));
}
