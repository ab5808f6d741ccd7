import Link from 'next/link';
import { useTranslations } from 'next-intl';

export interface NavigationEntry {
  readonly href: string;
  readonly label: string;
  /** The page that one is on. */
  readonly current: boolean;
}

/** The pages that this person can go to. */
export function TopBarNavigation({ entries }: { entries: readonly NavigationEntry[] }) {
  const t = useTranslations('Interface');
  return (
    <nav aria-label={t('mainNavigation')} className="flex gap-1 self-stretch">
      {entries.map(({ href, label, current }) => (
        <Link
          key={href}
          aria-current={current ? 'page' : undefined}
          className="-mb-px flex items-center border-transparent border-y-2 px-3 text-ink-2 no-underline hover:text-ink aria-[current=page]:border-b-ink aria-[current=page]:font-medium aria-[current=page]:text-ink"
          href={href}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
