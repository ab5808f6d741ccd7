import { cva } from 'class-variance-authority';
import { useTranslations } from 'next-intl';
import { clockTime } from '../../i18n/clock-time.ts';
import { DayAction } from './day-action.tsx';
import { DayReadiness } from './day-readiness.tsx';
import type { DayRow } from './day-row.ts';
import { DayRowPlace } from './day-row-place.tsx';
import { KindIcon } from './kind-icon.tsx';
import { StandingWords } from './standing-words.tsx';

const rowLook = cva(
  [
    'grid grid-cols-[auto_1fr] gap-x-3 gap-y-3 border-line border-t py-4',
    'laptop:h-17 laptop:grid-cols-[88px_84px_minmax(0,14fr)_minmax(0,10fr)_minmax(0,11fr)_132px] laptop:items-center laptop:py-0',
  ],
  {
    variants: {
      group: {
        now: '-mx-6 border-b border-l-3 border-l-accent bg-panel pr-6 pl-[21px] max-tablet:-mx-5 max-tablet:pr-5 max-tablet:pl-[17px]',
        next: '',
        done: '',
      },
    },
  },
);

interface DayRowItemProps {
  row: DayRow;
  group: 'now' | 'next' | 'done';
  main: boolean;
}

/** One consultation: a line of the list on a desk, a card on a phone. */
export function DayRowItem({ row, group, main }: DayRowItemProps) {
  const t = useTranslations('Day');
  const { consultation, standing } = row;
  const small = 'block text-12 max-laptop:text-14';
  return (
    <li className={rowLook({ group })}>
      <div className="max-laptop:flex max-laptop:items-baseline max-laptop:gap-2">
        <time
          className={`block text-20/6 ${group === 'done' ? 'text-ink-2' : 'font-medium'}`}
          dateTime={consultation.startsAt.toISOString()}
        >
          {clockTime(consultation.startsAt, consultation.timeZone)}
        </time>
        <span className={`${small} text-ink-2`}>
          <StandingWords standing={standing} timeZone={consultation.timeZone} />
        </span>
      </div>
      <div className="flex items-center gap-2 text-ink-2 max-laptop:justify-self-end">
        <KindIcon kind={consultation.kind} />
        {t(`kinds.${consultation.kind}`)}
      </div>
      <DayRowPlace row={row} done={group === 'done'} small={small} />
      <div className="max-laptop:col-span-2">
        <DayReadiness consultation={consultation} />
      </div>
      <div className="empty:hidden max-laptop:col-span-2 max-laptop:tablet:max-w-60">
        <DayAction main={main} row={row} />
      </div>
    </li>
  );
}
