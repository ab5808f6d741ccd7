import { useEffect, useState } from 'react';

/**
 * The server's time, moving on each second. A desk computer's own clock may be minutes off, and then a code would seem to
 * end too early or too late.
 *
 * @param drawnAt the server's time when it drew the page; each new drawing can only make the answer better
 * @returns milliseconds since 1970
 */
export function useServerClock(drawnAt: Date): number {
  const drawnAtMs = drawnAt.getTime();
  const [aheadMs, setAheadMs] = useState(() => Date.now() - drawnAtMs);
  const [nowMs, setNowMs] = useState(() => Date.now() - aheadMs);
  useEffect(() => {
    // The way from the server to here only ever adds: the least difference seen is the nearest to the truth.
    setAheadMs((seen) => Math.min(seen, Date.now() - drawnAtMs));
  }, [drawnAtMs]);
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now() - aheadMs), 1_000);
    return () => clearInterval(timer);
  }, [aheadMs]);
  return nowMs;
}
