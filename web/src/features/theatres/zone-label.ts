/** A time zone by its IANA name and by what people call it: Asia/Shanghai · 中国标准时间. */
export function zoneLabel(timeZone: string, locale: string): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'longGeneric' }).formatToParts(0);
  const called = parts.find(({ type }) => type === 'timeZoneName')?.value;
  return called ? `${timeZone} · ${called}` : timeZone;
}
