import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { useRefusalWords } from '../../i18n/use-refusal-words.ts';
import { ApiRefusedError } from '../../shared/api/call-api.ts';
import { PasskeyCancelledError } from '../../shared/sign-in/auth-client.ts';

/** Does what asks for a recent sign-in: when it was too long ago, the same is done again after a new one. */
export function useRecentSignIn() {
  const router = useRouter();
  const refusalWords = useRefusalWords();
  const [waiting, setWaiting] = useState<(() => Promise<void>) | null>(null);
  const attempt = async (act: () => Promise<void>) => {
    setWaiting(null);
    try {
      await act();
      router.refresh();
    } catch (error) {
      if (error instanceof ApiRefusedError && error.code === 'sign-in-too-old') {
        setWaiting(() => act);
        return;
      }
      // The person closed the browser's own window: they know.
      if (error instanceof PasskeyCancelledError) return;
      const { title, description } = refusalWords(error);
      toast.error(title, { description });
    }
  };
  return {
    attempt,
    /** Somebody has to sign in first. */
    isWaiting: waiting !== null,
    goOn: () => (waiting ? attempt(waiting) : undefined),
    giveUp: () => setWaiting(null),
  };
}
