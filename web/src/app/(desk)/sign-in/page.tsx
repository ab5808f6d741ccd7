import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { LanguageSelect } from '../../../features/language/language-select.tsx';
import { DemonstrationNotice } from '../../../features/sign-in/demonstration-notice.tsx';
import { EndedNotice } from '../../../features/sign-in/ended-notice.tsx';
import { SignInCard } from '../../../features/sign-in/sign-in-card.tsx';
import { currentPerson } from '../../../server/current-person.ts';
import { isDemonstration } from '../../../server/demonstration/is-demonstration.ts';
import { PageEnd } from '../../../shared/api/session-api.ts';
import { TopBar } from '../../../shared/ui/top-bar.tsx';

export async function generateMetadata() {
  const t = await getTranslations('SignIn');
  return { title: t('title') };
}

interface PageProps {
  searchParams: Promise<{ ended?: string | string[] }>;
}

export default async function SignInPage({ searchParams }: PageProps) {
  if (await currentPerson()) redirect('/');
  const t = await getTranslations('SignIn');
  const because = PageEnd.safeParse((await searchParams).ended).data;
  return (
    <div className="flex min-h-dvh flex-col">
      <TopBar end={<LanguageSelect />} />
      <main
        className="mx-auto flex w-full max-w-108 flex-1 flex-col justify-center gap-4 p-4 pb-16 max-tablet:max-w-none max-tablet:justify-start max-tablet:p-0"
        id="content"
      >
        <div className="flex flex-col gap-6 rounded-panel border border-line bg-panel p-8 max-tablet:rounded-none max-tablet:border-x-0 max-tablet:border-t-0 max-tablet:px-5 max-tablet:py-8">
          <div>
            <h1 className="font-bold text-24">{t('title')}</h1>
            <p className="mt-1 text-14 text-ink-2 max-tablet:text-16">{t('lead')}</p>
          </div>
          {because && <EndedNotice because={because} />}
          <SignInCard />
        </div>
        {isDemonstration() && (
          <div className="max-tablet:px-5">
            <DemonstrationNotice />
          </div>
        )}
      </main>
    </div>
  );
}
