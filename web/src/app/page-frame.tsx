import { CSPProvider } from '@base-ui/react/csp-provider';
import { NextIntlClientProvider } from 'next-intl';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ChineseFont } from '../shared/ui/chinese-font.tsx';
import { Toaster } from '../shared/ui/toaster.tsx';
import './global.css';

interface PageFrameProps {
  /** Dark for the console and the theatre, light for the desk and the phone. */
  theme: 'dark' | 'light';
  children: ReactNode;
}

/** The document that every page stands in. */
export async function PageFrame({ theme, children }: PageFrameProps) {
  const t = await getTranslations('Interface');
  return (
    <html data-theme={theme} lang={await getLocale()}>
      <body>
        <NextIntlClientProvider>
          <a
            className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-control focus:bg-inverse focus:px-4 focus:py-2 focus:text-on-inverse"
            href="#content"
          >
            {t('skipToContent')}
          </a>
          {/* Its components write styles into the page, which no page may do, and which ours do not need. */}
          <CSPProvider disableStyleElements>{children}</CSPProvider>
          <Toaster />
          <ChineseFont />
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
