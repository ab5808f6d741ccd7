import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { LanguageSelect } from '../../../features/language/language-select.tsx';
import { RigPage } from '../../../features/rig/rig-page.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('PageTitle'))('rig') };
}

export default function Page() {
  return <RigPage language={<LanguageSelect />} />;
}
