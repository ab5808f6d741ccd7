import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

interface PageMessageProps {
  /** One icon of 32 px. */
  icon: ReactNode;
  title: string;
  /** What happened, what was kept, what to do. */
  children: ReactNode;
  action: ReactNode;
}

/** A page that has nothing to show but this message. */
export function PageMessage({ icon, title, children, action }: PageMessageProps) {
  const t = useTranslations('Interface');
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex h-14 items-center border-line border-b bg-panel px-6 max-tablet:px-5">
        <span className="font-bold text-16">{t('product')}</span>
      </header>
      <main className="mx-auto flex w-full max-w-120 flex-1 flex-col justify-center gap-3 px-6 pb-16" id="content">
        <span className="text-ink-3">{icon}</span>
        <h1 className="font-medium text-24">{title}</h1>
        <div className="flex flex-col gap-1 text-pretty text-16 text-ink-2">{children}</div>
        <div className="mt-4 flex flex-wrap gap-2">{action}</div>
      </main>
    </div>
  );
}
