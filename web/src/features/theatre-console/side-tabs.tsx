import { Tabs } from '@base-ui/react/tabs';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ChatPanel } from '../../shared/case/chat-panel.tsx';
import { NotePanel } from '../../shared/case/note-panel.tsx';
import type { LiveRoom } from '../../shared/media/live-room.ts';
import type { RoomView } from '../../shared/signaling/room-view.ts';
import { sideTabs, type Writing } from './use-writing.ts';

interface SideTabsProps {
  view: RoomView;
  room: LiveRoom | null;
  timeZone: string;
  writing: Writing;
  /** What stands in the first tab. */
  children: ReactNode;
}

const panel = 'min-h-0 flex-1 data-hidden:hidden';

/** The side column: how things are, what was noted, what is written to each other. */
export function SideTabs({ view, room, timeZone, writing, children }: SideTabsProps) {
  const t = useTranslations('Written');
  const { tab, show, hand, wanted, unread } = writing;
  const counts = { overview: 0, notes: view.written.notes.length + view.written.moments.length, chat: unread };
  return (
    <Tabs.Root className="flex min-h-0 flex-1 flex-col" onValueChange={show} value={tab}>
      <Tabs.List className="flex border-line border-b">
        {sideTabs.map((one) => (
          <Tabs.Tab
            className="h-11 flex-1 cursor-pointer border-transparent border-b-2 text-14 text-ink-2 data-active:border-accent data-active:text-ink"
            key={one}
            value={one}
          >
            {t(`tab.${one}`, { count: counts[one] })}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <span className="sr-only" role="status">
        {unread > 0 ? t('messagesUnread', { count: unread }) : ''}
      </span>
      <Tabs.Panel className={`${panel} overflow-y-auto`} value="overview">
        {children}
      </Tabs.Panel>
      <Tabs.Panel className={`${panel} flex flex-col`} value="notes">
        <NotePanel
          onWrite={hand?.write ?? null}
          room={room}
          timeZone={timeZone}
          wanted={wanted}
          written={view.written}
        />
      </Tabs.Panel>
      <Tabs.Panel className={`${panel} flex flex-col`} value="chat">
        <ChatPanel
          messages={view.written.messages}
          onSend={hand?.say ?? null}
          self={view.self}
          timeZone={timeZone}
          wanted={wanted}
        />
      </Tabs.Panel>
    </Tabs.Root>
  );
}
