import type { ConsultationOfPerson } from '@scrubline/database';
import { useLocale, useTranslations } from 'next-intl';
import { clockTime } from '../../i18n/clock-time.ts';
import { inLanguage } from '../../i18n/in-language.ts';
import type { TimelineBlock } from './lay-out-timeline.ts';

interface TimelineItemProps {
  consultation: ConsultationOfPerson;
  block: TimelineBlock;
  heightPx: number;
}

const percent = (part: number) => `${part * 100}%`;

/** One consultation on the day's line. It says as much as its height holds. */
export function TimelineItem({ consultation, block, heightPx }: TimelineItemProps) {
  const t = useTranslations('Day');
  const locale = useLocale();
  const { timeZone, startsAt, endsAt } = consultation;
  return (
    <li
      className={`absolute overflow-hidden rounded-chip border-page border-x-2 bg-raised bg-clip-padding text-12 ${heightPx < 28 ? '' : 'py-1.5'}`}
      style={{
        top: percent(block.top),
        height: `max(20px, ${percent(block.height)} - 2px)`,
        left: percent(block.lane / block.lanes),
        width: percent(1 / block.lanes),
      }}
    >
      <div
        className={`absolute inset-y-0 left-0 w-[3px] ${consultation.endedAt ? 'bg-line-strong' : consultation.kind === 'theatre' ? 'bg-ink' : 'bg-ink-3'}`}
      />
      <p className="truncate pr-2 pl-3 font-medium leading-5">
        {clockTime(startsAt, timeZone)} {inLanguage(consultation.title, locale)}
      </p>
      {heightPx >= 52 && (
        <p className="truncate pr-2 pl-3 text-ink-2">
          {inLanguage(consultation.site, locale)} {inLanguage(consultation.theatre, locale)}
        </p>
      )}
      {heightPx >= 72 && (
        <p className="truncate pr-2 pl-3 text-ink-2">{t('plannedEnd', { time: clockTime(endsAt, timeZone) })}</p>
      )}
    </li>
  );
}
