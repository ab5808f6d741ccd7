import { Activity, ShieldCheck, Users } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ChecklistBars } from '../../shared/case/checklist-bars.tsx';
import type { OwnStanding } from '../../shared/command/use-own-standing.ts';
import type { LiveRoom } from '../../shared/media/live-room.ts';
import type { MediaSession } from '../../shared/media/media-session.ts';
import { PeopleList } from '../../shared/room/people-list.tsx';
import type { RoomView } from '../../shared/signaling/room-view.ts';
import { PanelHeader } from '../../shared/ui/panel-header.tsx';
import { LinkPanel } from './link-panel.tsx';
import { SideTabs } from './side-tabs.tsx';
import { StandingTable } from './standing-table.tsx';
import type { Writing } from './use-writing.ts';

interface SidePanelProps {
  view: RoomView;
  media: MediaSession | null;
  room: LiveRoom | null;
  maySpeak: boolean;
  standing: OwnStanding;
  timeZone: string;
  writing: Writing;
  /** What runs on while its picture is frozen: it stays whatever is read below. */
  beside: ReactNode;
}

/** Who is here, who may do what, what is written down, and how the link is. */
export function SidePanel({ view, media, room, maySpeak, standing, timeZone, writing, beside }: SidePanelProps) {
  const t = useTranslations('Console');
  const tStanding = useTranslations('Standing');
  return (
    <aside className="flex w-74 shrink-0 flex-col border-line border-l bg-panel max-tablet:order-3 max-tablet:w-full max-tablet:border-t max-tablet:border-l-0">
      {beside && <section className="shrink-0 border-line border-b px-3 pt-3">{beside}</section>}
      <SideTabs {...{ room, timeZone, view, writing }}>
        <section className="border-line border-b px-3 pb-2">
          <PanelHeader count={view.participants.size} icon={<Users aria-hidden size={16} />} title={t('people')} />
          <PeopleList view={view} />
        </section>
        <section className="border-line border-b px-3 pb-3">
          <PanelHeader icon={<ShieldCheck aria-hidden size={16} />} title={tStanding('title')}>
            {tStanding('givenBy')}
          </PanelHeader>
          <StandingTable asks={maySpeak} standing={standing} view={view} />
        </section>
        <ChecklistBars timeZone={timeZone} view={view} />
        <section className="px-3 pb-2">
          <PanelHeader icon={<Activity aria-hidden size={16} />} title={t('link')} />
          <LinkPanel media={media} />
        </section>
      </SideTabs>
    </aside>
  );
}
