'use client';

import { CalendarDays, Hospital, ScrollText, UsersRound } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type AdminSection, addressOfSection } from './admin-sections.ts';

const icons = { consultations: CalendarDays, theatres: Hospital, people: UsersRound, audit: ScrollText };

/** On a phone the line of parts is longer than the screen. */
const showWhole = (link: HTMLAnchorElement | null) => link?.scrollIntoView({ block: 'nearest', inline: 'center' });

/** The parts of the administration: beside the page, and above it on a phone. */
export function AdminNavigation({ sections }: { sections: readonly AdminSection[] }) {
  const t = useTranslations('Admin');
  const path = usePathname();
  return (
    <nav
      aria-label={t('sections')}
      className="flex flex-col gap-1 border-line border-r bg-panel p-3 max-laptop:sticky max-laptop:top-0 max-laptop:z-10 max-laptop:flex-row max-laptop:overflow-x-auto max-laptop:border-r-0 max-laptop:border-b max-laptop:px-3 max-laptop:py-1"
    >
      {sections.map((section) => {
        const Icon = icons[section];
        const address = addressOfSection(section);
        const current = path.startsWith(address);
        return (
          <Link
            key={section}
            ref={current ? showWhole : undefined}
            aria-current={current ? 'page' : undefined}
            className="flex h-11 shrink-0 items-center gap-3 whitespace-nowrap rounded-control px-3 text-ink-2 no-underline hover:bg-raised hover:text-ink aria-[current=page]:bg-accent-tint aria-[current=page]:font-medium aria-[current=page]:text-accent max-laptop:gap-2"
            href={address}
          >
            <Icon aria-hidden size={16} />
            {t(section)}
          </Link>
        );
      })}
    </nav>
  );
}
