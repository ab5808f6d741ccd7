import { useTranslations } from 'next-intl';
import type { DayRow } from './day-row.ts';
import { DayRowItem } from './day-row-item.tsx';

interface DayGroupProps {
  group: 'now' | 'next' | 'done';
  rows: readonly DayRow[];
}

/** The present ones are always named, even if there are none; the other groups only when they hold something. */
export function DayGroup({ group, rows }: DayGroupProps) {
  const t = useTranslations('Day');
  if (rows.length === 0 && group !== 'now') return null;
  return (
    <section aria-labelledby={`day-${group}`}>
      <h2 className="flex h-10 items-center gap-2 font-medium text-12 text-ink-3" id={`day-${group}`}>
        {t(group)}
        {group !== 'now' && <span>{rows.length}</span>}
      </h2>
      {rows.length === 0 ? (
        <p className="border-line border-t py-4 text-ink-2">{t('nothingNow')}</p>
      ) : (
        <ul>
          {rows.map((row, index) => (
            <DayRowItem
              key={row.consultation.consultationId}
              group={group}
              main={group === 'now' && index === 0}
              row={row}
            />
          ))}
        </ul>
      )}
    </section>
  );
}
