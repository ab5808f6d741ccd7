import { ListChecks } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { clockTime } from '../../i18n/clock-time.ts';
import type { RoomView } from '../signaling/room-view.ts';
import { Button } from '../ui/button.tsx';
import { PanelHeader } from '../ui/panel-header.tsx';
import { ChecklistSheet } from './checklist-sheet.tsx';
import { type StandingPause, standingChecklist } from './checklist-state.ts';

interface ChecklistBarsProps {
  view: RoomView;
  timeZone: string;
}

/** How far the theatre is with the safety checklist: one segment for each item, who confirmed last, and when. */
export function ChecklistBars({ view, timeZone }: ChecklistBarsProps) {
  const t = useTranslations('Checklist');
  const [open, setOpen] = useState(false);
  const pauses = useMemo(() => standingChecklist(view.written), [view.written]);
  const done = pauses.reduce((sum, pause) => sum + pause.done, 0);
  const all = pauses.reduce((sum, { items }) => sum + items.length, 0);
  return (
    <section className="border-line border-b px-3 pb-3" data-testid="checklist-bars">
      <PanelHeader icon={<ListChecks aria-hidden size={16} />} title={t('title')}>
        <span className="tabular-nums">{t('count', { done, all })}</span>
        <Button onClick={() => setOpen(true)} size="small">
          {t('showAll')}
        </Button>
      </PanelHeader>
      <ul className="flex flex-col gap-2 text-12">
        {pauses.map((pause) => (
          <PauseBar key={pause.pause} pause={pause} timeZone={timeZone} />
        ))}
      </ul>
      {open && <ChecklistSheet hand={null} onClose={() => setOpen(false)} timeZone={timeZone} view={view} />}
    </section>
  );
}

function PauseBar({ pause: { pause, items, done, latest }, timeZone }: { pause: StandingPause; timeZone: string }) {
  const t = useTranslations('Checklist');
  const confirmed = latest && { name: latest.checkedBy, time: clockTime(new Date(latest.writtenAt), timeZone) };
  return (
    <li className="flex items-center gap-2" data-pause={pause}>
      <span className="w-14 shrink-0 whitespace-nowrap">{t(`pause.${pause}.short`)}</span>
      <span aria-label={t('segments', { done, all: items.length })} className="flex h-1 flex-1 gap-0.5" role="img">
        {items.map(({ item, isDone }) => (
          <span
            className={`flex-1 rounded-chip ${isDone ? 'bg-live' : 'bg-line-strong'}`}
            data-done={isDone}
            key={item}
          />
        ))}
      </span>
      <span className="w-24 truncate text-right text-ink-2">
        {confirmed ? t('confirmedBy', confirmed) : t('notBegun')}
      </span>
    </li>
  );
}
