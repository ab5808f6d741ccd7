import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

interface TopBarProps {
  /** `TopBarLink`s, and a chip that belongs to the whole page. */
  children?: ReactNode;
  /** What stands at the far end: date, clock, the person's menu. */
  end: ReactNode;
}

/** The bar over every page but the console and the theatre's own screens. */
export function TopBar({ children, end }: TopBarProps) {
  const t = useTranslations('Interface');
  return (
    <header className="flex h-14 shrink-0 items-center gap-6 border-line border-b bg-panel px-6 max-tablet:gap-3 max-tablet:px-5">
      <span className="font-bold text-16">{t('product')}</span>
      {children}
      <div className="ml-auto flex items-center gap-6 max-tablet:gap-3">{end}</div>
    </header>
  );
}
