import { type EntryId, type KeyMoment, maxNoteLength, type Note, type WrittenCase } from '@scrubline/contract';
import { Bookmark, NotebookPen } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { clockTime } from '../../i18n/clock-time.ts';
import type { LiveRoom } from '../media/live-room.ts';
import { MomentStill } from './moment-still.tsx';
import { WriteField } from './write-field.tsx';

interface NotePanelProps {
  written: WrittenCase;
  timeZone: string;
  room: LiveRoom | null;
  /** Null for whoever only watches. */
  onWrite: ((entryId: EntryId, words: string) => Promise<unknown>) | null;
  wanted: number;
}

/** Notes and key moments of the operation, in the order in which they were kept. */
export function NotePanel({ written, timeZone, room, onWrite, wanted }: NotePanelProps) {
  const t = useTranslations('Notes');
  const entries = [...written.notes, ...written.moments].toSorted((one, other) => one.writtenAt - other.writtenAt);
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-3 p-3">
      <ol
        aria-label={t('title')}
        className="flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto text-14 max-tablet:max-h-80"
        // A list that scrolls is reached and scrolled by keys.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: WCAG 2.1.1 asks for it.
        tabIndex={0}
      >
        {entries.length === 0 && <li className="text-ink-2">{t('empty')}</li>}
        {entries.map((entry) => (
          <NoteItem entry={entry} key={entry.entryId} room={room} timeZone={timeZone} />
        ))}
      </ol>
      {onWrite && (
        <WriteField
          hint={t('hint')}
          label={t('write')}
          maxLength={maxNoteLength}
          onSend={onWrite}
          sendLabel={t('keep')}
          wanted={wanted}
        />
      )}
    </div>
  );
}

interface NoteItemProps {
  entry: Note | KeyMoment;
  timeZone: string;
  room: LiveRoom | null;
}

function NoteItem({ entry, timeZone, room }: NoteItemProps) {
  const t = useTranslations('Notes');
  const tSource = useTranslations('CameraSource');
  const isMoment = 'cameraSource' in entry;
  const Icon = isMoment ? Bookmark : NotebookPen;
  return (
    <li className="flex gap-2" data-note={isMoment ? 'moment' : 'note'}>
      <Icon aria-hidden className="mt-0.5 shrink-0 text-ink-2" size={16} />
      <div className="min-w-0">
        <p className="break-words text-ink">
          {isMoment ? t('moment', { source: tSource(entry.cameraSource) }) : entry.words}
        </p>
        {isMoment && <MomentPicture moment={entry} room={room} />}
        <p className="text-12 text-ink-2">
          {t('by', { name: entry.writtenByName, time: clockTime(new Date(entry.writtenAt), timeZone) })}
        </p>
      </div>
    </li>
  );
}

function MomentPicture({ moment, room }: { moment: KeyMoment; room: LiveRoom | null }) {
  const t = useTranslations('Notes');
  const tSource = useTranslations('CameraSource');
  const { feedId, capturedAt, cameraSource } = moment;
  if (capturedAt === null) return <p className="text-12 text-ink-2">{t('noStill')}</p>;
  return (
    <MomentStill frame={{ feedId, capturedAt }} label={t('stillOf', { source: tSource(cameraSource) })} room={room} />
  );
}
