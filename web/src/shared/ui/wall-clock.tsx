'use client';

import { useEffect, useState } from 'react';
import { clockTime } from '../../i18n/clock-time.ts';

const minuteMs = 60_000;

interface WallClockProps {
  /** The server's time when it drew the page: the first minute shown is the same on both sides. */
  drawnAt: Date;
  /** An IANA name. */
  timeZone: string;
}

/** The time on the wall of a site, to the minute. */
export function WallClock({ drawnAt, timeZone }: WallClockProps) {
  const [now, setNow] = useState(drawnAt);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      setNow(new Date());
      timer = setTimeout(tick, minuteMs - (Date.now() % minuteMs));
    };
    tick();
    return () => clearTimeout(timer);
  }, []);
  return (
    <time className="font-medium text-20" dateTime={now.toISOString()}>
      {clockTime(now, timeZone)}
    </time>
  );
}
