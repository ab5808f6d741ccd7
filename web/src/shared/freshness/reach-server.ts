export type Reach = 'reached' | 'offline' | 'unreachable';

const answerWithinMs = 4_000;

/** Whether pages can be asked for at this moment. */
export async function reachServer(): Promise<Reach> {
  if (!navigator.onLine) return 'offline';
  const signal = AbortSignal.timeout(answerWithinMs);
  const answer = await fetch('/api/health', { cache: 'no-store', signal }).catch(() => null);
  return answer?.ok ? 'reached' : 'unreachable';
}
