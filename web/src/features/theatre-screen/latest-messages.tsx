import { useTranslations } from 'next-intl';
import { clockTime } from '../../i18n/clock-time.ts';
import type { RoomView } from '../../shared/signaling/room-view.ts';

const shown = 2;

/** The last messages, to be read from two metres. The whole conversation stands on the console. */
export function LatestMessages({ view, timeZone }: { view: RoomView; timeZone: string }) {
  const t = useTranslations('Chat');
  const latest = view.written.messages.slice(-shown);
  return (
    <div
      aria-label={t('title')}
      aria-live="polite"
      className={latest.length > 0 ? 'rounded-panel border border-line px-4 py-3' : 'sr-only'}
      data-testid="latest-messages"
      role="log"
    >
      <ol className="flex flex-col gap-2">
        {latest.map(({ entryId, words, writtenByName, writtenAt }) => (
          <li key={entryId}>
            <p className="flex gap-3 text-20 text-ink-2">
              <b className="truncate font-medium">{writtenByName}</b>
              <time className="tabular-nums">{clockTime(new Date(writtenAt), timeZone)}</time>
            </p>
            <p className="line-clamp-2 break-words text-24">{words}</p>
          </li>
        ))}
      </ol>
    </div>
  );
}
