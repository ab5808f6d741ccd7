import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { type Reach, reachServer } from './reach-server.ts';

const retryMs = 5_000;

/**
 * Has the server draw the page again at a steady pace and when one comes back to it. A drawing is only asked for when the
 * server answers: a failed one would end in the browser's own error page, and what was shown would be gone.
 *
 * @param everyMs the pace; counted on the clock, so that 60 000 means at each full minute
 */
export function useFreshPage(everyMs: number): Reach {
  const router = useRouter();
  const [reach, setReach] = useState<Reach>('reached');
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let closed = false;
    const refresh = async () => {
      clearTimeout(timer);
      const reached = document.hidden ? 'reached' : await reachServer();
      if (closed) return;
      setReach(reached);
      if (reached === 'reached' && !document.hidden) router.refresh();
      waitFor(reached);
    };
    const waitFor = (reached: Reach) => {
      clearTimeout(timer);
      timer = setTimeout(refresh, reached === 'reached' ? everyMs - (Date.now() % everyMs) : retryMs);
    };
    waitFor('reached');
    const occasions = ['focus', 'online', 'offline'] as const;
    for (const occasion of occasions) window.addEventListener(occasion, refresh);
    return () => {
      closed = true;
      clearTimeout(timer);
      for (const occasion of occasions) window.removeEventListener(occasion, refresh);
    };
  }, [router, everyMs]);
  return reach;
}
