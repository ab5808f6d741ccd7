import { TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRefusalWords } from '../../i18n/use-refusal-words.ts';
import { isLinkAway, type LiveRoomHandle } from '../media/use-live-room.ts';
import { type CommandSize, commandLook } from './command-size.ts';

interface CommandNotesProps {
  live: LiveRoomHandle;
  trouble: unknown;
  size: CommandSize;
}

/** What whoever commands must know: what waits to be recorded, what cannot be done now, what was not done. */
export function CommandNotes({ live, trouble, size }: CommandNotesProps) {
  const t = useTranslations('Command');
  const wordsOf = useRefusalWords();
  const { untold } = live.command;
  const words = trouble === null ? null : wordsOf(trouble);
  return (
    <div className={`flex flex-col gap-2 ${commandLook[size].detail}`} role="status">
      {untold > 0 && <Note>{t('untold', { count: untold })}</Note>}
      {isLinkAway(live) && <Note>{t('linkAway')}</Note>}
      {words && <Note>{t('trouble', { title: words.title })}</Note>}
    </div>
  );
}

function Note({ children }: { children: string }) {
  return (
    <p className="flex gap-3 rounded-control border border-yellow-line bg-yellow-tint px-3 py-2">
      <TriangleAlert aria-hidden className="mt-0.5 text-yellow" size={20} />
      {children}
    </p>
  );
}
