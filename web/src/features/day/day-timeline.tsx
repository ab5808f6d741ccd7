import type { ConsultationOfPerson } from '@scrubline/database';
import { useTranslations } from 'next-intl';
import { clockTime } from '../../i18n/clock-time.ts';
import { layOutTimeline } from './lay-out-timeline.ts';
import { TimelineItem } from './timeline-item.tsx';

const hourHeightPx = 64;
/** A label of an hour that stands nearer to the present than this would be half covered. */
const labelHeightPx = 18;

interface DayTimelineProps {
  consultations: readonly ConsultationOfPerson[];
  now: Date;
  /** Of the reader's own site: the hours at the side. */
  timeZone: string;
}

/** The same day as a picture: how long each thing takes, and where in it one stands. */
export function DayTimeline({ consultations, now, timeZone }: DayTimelineProps) {
  const t = useTranslations('Day');
  const { hours, blocks, nowTop } = layOutTimeline(consultations, now, timeZone);
  const heightPx = (hours.length - 1) * hourHeightPx;
  const byId = new Map(consultations.map((consultation) => [consultation.consultationId, consultation]));
  return (
    <aside aria-labelledby="day-timeline" className="border-line border-l bg-panel px-4 pb-6 max-wide:hidden">
      <h2 className="flex h-10 items-center font-medium text-12 text-ink-3" id="day-timeline">
        {t('timeline')}
      </h2>
      <div className="relative mt-3" style={{ height: heightPx }}>
        {hours.map(({ moment, top }) => (
          <div key={top} className="absolute inset-x-0 border-line border-t" style={{ top: `${top * 100}%` }}>
            {Math.abs(top - nowTop) * heightPx > labelHeightPx && (
              <span className="absolute -top-2 left-0 bg-panel pr-2 text-12 text-ink-3">
                {clockTime(moment, timeZone)}
              </span>
            )}
          </div>
        ))}
        <ul className="absolute inset-y-0 right-0 left-13">
          {blocks.map((block) => {
            const consultation = byId.get(block.consultationId);
            return (
              consultation && (
                <TimelineItem
                  key={block.consultationId}
                  block={block}
                  consultation={consultation}
                  lineHeightPx={heightPx}
                  nowTop={nowTop}
                />
              )
            );
          })}
        </ul>
        <div className="absolute inset-x-0 border-accent border-t-2" style={{ top: `${nowTop * 100}%` }}>
          <span className="absolute -top-[11px] left-0 rounded-chip bg-accent px-1.5 font-medium text-12/5 text-on-accent">
            {clockTime(now, timeZone)}
          </span>
        </div>
      </div>
    </aside>
  );
}
