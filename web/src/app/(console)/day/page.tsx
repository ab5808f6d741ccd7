import type { ConsultationOfPerson } from '@scrubline/database';
import { getTranslations } from 'next-intl/server';
import { DayGroup } from '../../../features/day/day-group.tsx';
import { DayTimeline } from '../../../features/day/day-timeline.tsx';
import { EmptyDay } from '../../../features/day/empty-day.tsx';
import { groupDay } from '../../../features/day/group-day.ts';
import { currentBackend } from '../../../server/backend.ts';
import { requirePerson } from '../../../server/current-person.ts';
import { listDay } from '../../../server/day.ts';
import { rightsOfPerson } from '../../../server/room-rights.ts';
import { KeepFresh } from '../../../shared/freshness/keep-fresh.tsx';
import { PersonBar } from '../../person-bar.tsx';

export async function generateMetadata() {
  const t = await getTranslations('Day');
  return { title: t('title') };
}

export default async function DayPage() {
  const person = await requirePerson();
  const t = await getTranslations('Day');
  const drawnAt = new Date(currentBackend().now());
  const consultations = await listDay(person, drawnAt);
  const hasPlace = ({ part }: ConsultationOfPerson) => rightsOfPerson(person.role, part) !== null;
  const { timeZone } = person.site;
  const day = groupDay(consultations, drawnAt, hasPlace);
  return (
    <div className="flex min-h-dvh flex-col">
      <PersonBar drawnAt={drawnAt} page="today" person={person} />
      <KeepFresh drawnAt={drawnAt} timeZone={timeZone} />
      {consultations.length === 0 ? (
        <main className="flex-1" id="content">
          <h1 className="sr-only">{t('title')}</h1>
          <EmptyDay role={person.role} />
        </main>
      ) : (
        <div className="grid flex-1 wide:grid-cols-[1fr_348px]">
          <main className="min-w-0 px-6 pb-8 max-tablet:px-5" id="content">
            <h1 className="sr-only">{t('title')}</h1>
            <DayGroup group="now" rows={day.now} />
            <DayGroup group="next" rows={day.next} />
            <DayGroup group="done" rows={day.done} />
          </main>
          <DayTimeline consultations={consultations} now={drawnAt} timeZone={timeZone} />
        </div>
      )}
    </div>
  );
}
