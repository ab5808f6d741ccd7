import type { Metadata, Viewport } from 'next';
import { getTranslations } from 'next-intl/server';

/** Title and description of every page; a page sets its own `title` before the product's name. */
export async function pageTitle(): Promise<Metadata> {
  const t = await getTranslations('Interface');
  return {
    title: { default: t('product'), template: `%s · ${t('product')}` },
    description: t('description'),
    robots: { index: false, follow: false },
  };
}

export const pageViewport: Viewport = { width: 'device-width', initialScale: 1, viewportFit: 'cover' };
