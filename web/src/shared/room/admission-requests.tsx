import { useTranslations } from 'next-intl';
import { toast } from 'sonner';
import type { LiveRoom } from '../media/live-room.ts';
import type { RoomView } from '../signaling/room-view.ts';
import { Button } from '../ui/button.tsx';

/** Whoever waits outside, to be let in or not by the theatre. */
export function AdmissionRequests({ view, ask }: { view: RoomView; ask: LiveRoom['ask'] }) {
  const t = useTranslations('Room');
  const waiting = [...view.participants.values()].filter(({ presence }) => presence.phase === 'waiting');
  return (
    <ul aria-live="polite" className="flex flex-col gap-3">
      {waiting.map(({ participantId, displayName }) => {
        const answer = (admitted: boolean) =>
          ask('room:admit', { participantId, admitted }).catch(() => toast.error(t('answerFailed')));
        return (
          <li className="flex flex-col gap-3" key={participantId}>
            <p className="font-medium">{t('asksToEnter', { name: displayName })}</p>
            <div className="flex gap-3">
              <Button className="flex-1" look="primary" onClick={() => answer(true)} size="theatre">
                {t('admit')}
              </Button>
              <Button className="flex-1" onClick={() => answer(false)} size="theatre">
                {t('refuse')}
              </Button>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
