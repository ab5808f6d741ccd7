import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { LanguageSelect } from '../../../features/language/language-select.tsx';
import { ScreenPage } from '../../../features/theatre-screen/screen-page.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('PageTitle'))('screen') };
}

export default function Page() {
  return <ScreenPage language={<LanguageSelect />} />;
}
