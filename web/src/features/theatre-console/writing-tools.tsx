import { Bookmark, MessageSquare, NotebookPen } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { IconButton } from '../../shared/ui/icon-button.tsx';
import type { Writing } from './use-writing.ts';

/** Marking a moment, writing a note, and the messages, for whoever may write. */
export function WritingTools({ writing, onPanel }: { writing: Writing; onPanel: (open: boolean) => void }) {
  const t = useTranslations('Written');
  const { hand, unread, writeIn } = writing;
  if (!hand) return null;
  const open = (tab: 'notes' | 'chat') => {
    onPanel(true);
    writeIn(tab);
  };
  return (
    <>
      <IconButton label={t('markMoment')} onClick={hand.markMoment} shortcut="K">
        <Bookmark aria-hidden size={20} />
      </IconButton>
      <IconButton label={t('writeNote')} onClick={() => open('notes')} shortcut="N">
        <NotebookPen aria-hidden size={20} />
      </IconButton>
      <span className="relative inline-flex">
        <IconButton
          label={unread > 0 ? t('messagesUnread', { count: unread }) : t('messages')}
          onClick={() => open('chat')}
          shortcut="S"
        >
          <MessageSquare aria-hidden size={20} />
        </IconButton>
        {unread > 0 && (
          <span
            aria-hidden
            className="pointer-events-none absolute top-0 right-0 min-w-5 rounded-chip bg-accent px-1 text-center text-12 text-on-accent"
            data-testid="unread"
          >
            {unread}
          </span>
        )}
      </span>
    </>
  );
}
