'use client';

import { useTranslations } from 'next-intl';
import { Toaster as Sonner } from 'sonner';

const toastLook = {
  toast: 'flex w-90 items-start gap-3 rounded-panel border border-line-strong bg-panel p-4 text-14 text-ink',
  title: 'font-medium',
  description: 'mt-1 text-ink-2',
  actionButton: 'ml-auto h-9 shrink-0 rounded-control border border-line-strong px-3 font-medium cursor-pointer',
  error: 'border-red-line',
  warning: 'border-orange-line',
};

/** The highest header, the theatre's, and some room: a message must lie on no control, neither there nor in the voice bar. */
const belowHeader = '84px';

/** Where short messages appear: `toast.error(title, { description })` of sonner. One in the page's frame. */
export function Toaster() {
  const t = useTranslations('Interface');
  return (
    <Sonner
      containerAriaLabel={t('messages')}
      mobileOffset={{ top: belowHeader }}
      offset={{ top: belowHeader }}
      position="top-center"
      style={{ fontFamily: 'inherit' }}
      toastOptions={{ unstyled: true, classNames: toastLook, duration: 8000 }}
    />
  );
}
