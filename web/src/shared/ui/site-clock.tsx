'use client';

import { useLocale } from 'next-intl';
import { useEffect, useState } from 'react';

/** The time in the site's zone, to the second. Empty until the page runs, so that server and browser agree. */
export function SiteClock({ timeZone }: { timeZone: string }) {
  const locale = useLocale();
  const [now, setNow] = useState<Date | null>(null);
  useEffect(() => {
    setNow(new Date());
    const timer = setInterval(() => setNow(new Date()), 1_000);
    return () => clearInterval(timer);
  }, []);
  const text = now?.toLocaleTimeString(locale, { timeZone, hour12: false }) ?? '';
  return <time className="min-w-[5.5em] text-20 text-ink-2">{text}</time>;
}
