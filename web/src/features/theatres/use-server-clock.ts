import { useEffect, useState } from 'react';

/**
 * The server's time, moving on each second. A desk computer's own clock may be minutes off, and then a code would seem to
 * end too early or too late.
 *
 * @param drawnAt the server's time when it drew the page
 * @returns milliseconds since 1970
 */
export function useServerClock(drawnAt: Date): number {
  const [aheadMs] = useState(() => Date.now() - drawnAt.getTime());
  const [nowMs, setNowMs] = useState(() => Date.now() - aheadMs);
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now() - aheadMs), 1_000);
    return () => clearInterval(timer);
  }, [aheadMs]);
  return nowMs;
}
