import type { ConsultationOfPerson } from '@scrubline/database';
import { cva } from 'class-variance-authority';
import { useLocale, useTranslations } from 'next-intl';
import { clockTime } from '../../i18n/clock-time.ts';
import { inLanguage } from '../../i18n/in-language.ts';
import type { TimelineBlock } from './lay-out-timeline.ts';
import { placeTimelineText } from './timeline-text.ts';

const edge = cva('absolute inset-y-0 left-0 w-[3px]', {
  variants: { kind: { theatre: 'bg-ink', visit: 'bg-ink-3', reading: 'bg-ink-3', over: 'bg-line-strong' } },
});

interface TimelineItemProps {
  consultation: ConsultationOfPerson;
  block: TimelineBlock;
  /** Of the whole line. */
  lineHeightPx: number;
  nowTop: number;
}

const percent = (part: number) => `${part * 100}%`;
const gapPx = 2;

/** One consultation on the day's line. */
export function TimelineItem({ consultation, block, lineHeightPx, nowTop }: TimelineItemProps) {
  const t = useTranslations('Day');
  const locale = useLocale();
  const { timeZone, startsAt, endsAt, endedAt, kind } = consultation;
  const heightPx = Math.max(20, block.height * lineHeightPx - gapPx);
  const { lines, topPx } = placeTimelineText(heightPx, (nowTop - block.top) * lineHeightPx);
  const lanesGapPx = block.lane < block.lanes - 1 ? gapPx : 0;
  return (
    <li
      className="absolute overflow-hidden rounded-chip bg-raised pr-2 pl-3 text-12"
      style={{
        top: percent(block.top),
        height: heightPx,
        left: percent(block.lane / block.lanes),
        width: `calc(${percent(1 / block.lanes)} - ${lanesGapPx}px)`,
        paddingTop: topPx,
      }}
    >
      <div className={edge({ kind: endedAt ? 'over' : kind })} />
      <p className={`truncate leading-5 ${endedAt ? 'text-ink-2' : 'font-medium'}`}>
        {clockTime(startsAt, timeZone)} {inLanguage(consultation.title, locale)}
      </p>
      {lines >= 2 && (
        <p className="truncate text-ink-2">
          {inLanguage(consultation.site, locale)} {inLanguage(consultation.theatre, locale)}
        </p>
      )}
      {lines === 3 && <p className="truncate text-ink-2">{t('plannedEnd', { time: clockTime(endsAt, timeZone) })}</p>}
    </li>
  );
}
