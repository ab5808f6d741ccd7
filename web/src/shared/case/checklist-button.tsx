import { ListChecks } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import type { LiveRoomHandle } from '../media/use-live-room.ts';
import { Button } from '../ui/button.tsx';
import { ChecklistSheet } from './checklist-sheet.tsx';
import { standingChecklist } from './checklist-state.ts';
import { useChecklist } from './use-checklist.ts';

interface ChecklistButtonProps {
  live: LiveRoomHandle;
  timeZone: string;
  size: 'desk' | 'theatre';
}

/** How far the checklist is, and the way to it, on the theatre's own pages. */
export function ChecklistButton({ live, timeZone, size }: ChecklistButtonProps) {
  const t = useTranslations('Checklist');
  const [open, setOpen] = useState(false);
  const hand = useChecklist(live);
  const { view } = live;
  const pauses = useMemo(() => (view ? standingChecklist(view.written) : []), [view]);
  const done = pauses.reduce((sum, pause) => sum + pause.done, 0);
  const all = pauses.reduce((sum, { items }) => sum + items.length, 0);
  return (
    <>
      <Button
        data-testid="checklist"
        disabled={!view}
        onClick={() => setOpen(true)}
        size={size === 'theatre' ? 'theatre' : 'touch'}
      >
        <ListChecks aria-hidden size={size === 'theatre' ? 28 : 20} />
        {t('button', { done, all })}
      </Button>
      {open && view && (
        <ChecklistSheet hand={hand} onClose={() => setOpen(false)} size={size} timeZone={timeZone} view={view} />
      )}
    </>
  );
}
