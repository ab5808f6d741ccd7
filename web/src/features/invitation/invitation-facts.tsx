import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { clockTime } from '../../i18n/clock-time.ts';
import { useBilingual } from '../../i18n/use-bilingual.ts';
import { zoneName } from '../../i18n/zone-name.ts';
import type { InvitationWords } from '../../shared/api/invitation-api.ts';
import { DemoChip } from '../../shared/ui/demo-chip.tsx';

/** What operation, where, when, and as whom. The patient is no part of it. */
export function InvitationFacts({ words }: { words: InvitationWords }) {
  const t = useTranslations('Invite');
  const format = useFormatter();
  const say = useBilingual();
  const locale = useLocale();
  const { timeZone } = words;
  const [startsAt, endsAt] = [new Date(words.startsAt), new Date(words.endsAt)];
  const day = format.dateTime(startsAt, { month: 'long', day: 'numeric', weekday: 'short', timeZone });
  const facts = [
    [t('what'), say(words.title)],
    [t('when'), `${day} ${clockTime(startsAt, timeZone)}–${clockTime(endsAt, timeZone)}`, zoneName(timeZone, locale)],
    [t('where'), `${say(words.site)} ${say(words.theatre)}`],
    [t('surgeon'), words.surgeonName],
    [t('name'), words.guestName],
    [t('as'), t(`part.${words.part}`)],
  ] as const;
  return (
    <div className="flex flex-col gap-3">
      <dl className="flex flex-col">
        {facts.map(([label, value, remark]) => (
          <div key={label} className="flex gap-4 border-line border-t py-2.5 first:border-t-0 first:pt-0">
            <dt className="w-24 shrink-0 text-ink-2">{label}</dt>
            <dd className="min-w-0 text-16">
              {value}
              {remark && <span className="block text-12 text-ink-2">{remark}</span>}
            </dd>
          </div>
        ))}
      </dl>
      {words.demonstration && (
        <span>
          <DemoChip />
        </span>
      )}
    </div>
  );
}
