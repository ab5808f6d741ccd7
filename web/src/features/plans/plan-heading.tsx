import { ChevronLeft } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

interface PlanHeadingProps {
  /** The day of the list that one came from: 2026-03-12. */
  day: string;
  title: string;
  /** Chips about the plan. */
  children?: ReactNode;
}

/** What plan it is, and the way back to the day. */
export function PlanHeading({ day, title, children }: PlanHeadingProps) {
  const t = useTranslations('Plans');
  return (
    <div className="mb-6">
      <Link
        className="-ml-1 inline-flex min-h-9 items-center gap-1 text-ink-2 no-underline hover:text-ink pointer-coarse:min-h-11"
        href={`/admin/consultations?day=${day}`}
      >
        <ChevronLeft aria-hidden size={16} />
        {t('back')}
      </Link>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h1 className="font-bold text-24">{title}</h1>
        {children}
      </div>
    </div>
  );
}
