'use client';

import { useLocale } from 'next-intl';
import { useEffect, useState } from 'react';

/** The time in the site's zone, to the second. Empty until the page runs, so that server and browser agree. */
export function SiteClock({ timeZone, size = 'desk' }: { timeZone: string; size?: 'desk' | 'theatre' }) {
  const locale = useLocale();
  const [now, setNow] = useState<Date | null>(null);
  useEffect(() => {
    setNow(new Date());
    const timer = setInterval(() => setNow(new Date()), 1_000);
    return () => clearInterval(timer);
  }, []);
  const text = now?.toLocaleTimeString(locale, { timeZone, hour12: false }) ?? '';
  return (
    <time className={`min-w-[4.5em] text-right text-ink-2 ${size === 'theatre' ? 'text-32' : 'text-20'}`}>{text}</time>
  );
}
