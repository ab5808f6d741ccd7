import type { Person } from '@scrubline/database';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { LanguageMenuChoice } from '../features/language/language-menu-choice.tsx';
import { AutoLogOff } from '../features/sign-in/auto-log-off.tsx';
import { PersonMenu } from '../features/sign-in/person-menu.tsx';
import { inLanguage, personName } from '../i18n/in-language.ts';
import { isDemonstration } from '../server/demonstration/is-demonstration.ts';
import { theatreKeepers } from '../server/theatres.ts';
import { DemoChip } from '../shared/ui/demo-chip.tsx';
import { TopBar } from '../shared/ui/top-bar.tsx';
import { TopBarNavigation } from '../shared/ui/top-bar-navigation.tsx';
import { WallClock } from '../shared/ui/wall-clock.tsx';

interface PersonBarProps {
  person: Person;
  /** Null for a page that is none of the bar's. */
  page: 'today' | 'admin' | null;
  drawnAt: Date;
}

const addresses = { today: '/day', admin: '/admin' } as const;

/** Where one is and can go, what day and time it is at one's site, and who one is. */
export function PersonBar({ person, page, drawnAt }: PersonBarProps) {
  const t = useTranslations('Navigation');
  const roleWords = useTranslations('StaffRole');
  const locale = useLocale();
  const format = useFormatter();
  const { timeZone } = person.site;
  const pages = theatreKeepers.includes(person.role) ? (['admin', 'today'] as const) : (['today'] as const);
  return (
    <TopBar
      end={
        <>
          <AutoLogOff />
          <span className="text-ink-2 max-laptop:hidden">
            {format.dateTime(drawnAt, { month: 'long', day: 'numeric', weekday: 'short', timeZone })}
          </span>
          <span className="max-tablet:hidden">
            <WallClock drawnAt={drawnAt} timeZone={timeZone} />
          </span>
          <PersonMenu
            department={inLanguage(person.department, locale)}
            name={personName(person, locale)}
            role={roleWords(person.role)}
            site={inLanguage(person.site.name, locale)}
          >
            <LanguageMenuChoice />
          </PersonMenu>
        </>
      }
    >
      <TopBarNavigation
        entries={pages.map((entry) => ({ href: addresses[entry], label: t(entry), current: entry === page }))}
      />
      {isDemonstration() && (
        <span className="max-tablet:hidden">
          <DemoChip />
        </span>
      )}
    </TopBar>
  );
}
