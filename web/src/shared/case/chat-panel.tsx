import { type EntryId, maxMessageLength, type ParticipantId, type WrittenCase } from '@scrubline/contract';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { clockTime } from '../../i18n/clock-time.ts';
import { WriteField } from './write-field.tsx';

interface ChatPanelProps {
  messages: WrittenCase['messages'];
  self: ParticipantId;
  timeZone: string;
  /** Null for whoever only watches. */
  onSend: ((entryId: EntryId, words: string) => Promise<unknown>) | null;
  wanted: number;
}

/** What everybody in the room writes to everybody, in one order. */
export function ChatPanel({ messages, self, timeZone, onSend, wanted }: ChatPanelProps) {
  const t = useTranslations('Chat');
  const end = useRef<HTMLLIElement>(null);
  const latest = messages.at(-1)?.entryId;
  useEffect(() => {
    if (latest) end.current?.scrollIntoView({ block: 'nearest' });
  }, [latest]);
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-3 p-3">
      <div
        aria-label={t('title')}
        aria-live="polite"
        className="min-h-0 flex-1 overflow-y-auto text-14 max-tablet:max-h-80"
        role="log"
        // A list that scrolls is reached and scrolled by keys.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: WCAG 2.1.1 asks for it.
        tabIndex={0}
      >
        <ol className="flex flex-col gap-3">
          {messages.length === 0 && <li className="text-ink-2">{t('empty')}</li>}
          {messages.map(({ entryId, words, writtenBy, writtenByName, writtenAt }) => (
            <li key={entryId}>
              <p className="flex items-baseline gap-2 text-12 text-ink-2">
                <b className="truncate font-medium">{writtenBy === self ? t('you') : writtenByName}</b>
                <time className="tabular-nums">{clockTime(new Date(writtenAt), timeZone)}</time>
              </p>
              <p className="break-words text-ink">{words}</p>
            </li>
          ))}
          <li aria-hidden ref={end} />
        </ol>
      </div>
      {onSend && (
        <WriteField
          hint={t('hint')}
          label={t('write')}
          maxLength={maxMessageLength}
          onSend={onSend}
          sendLabel={t('send')}
          wanted={wanted}
        />
      )}
    </div>
  );
}
