import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { PasskeysCard } from '../../../features/account/passkeys-card.tsx';
import { PasswordCard } from '../../../features/account/password-card.tsx';
import { SecondStepCard } from '../../../features/account/second-step-card.tsx';
import { SessionsCard } from '../../../features/account/sessions-card.tsx';
import { loadAccount } from '../../../server/account.ts';
import { currentBackend } from '../../../server/backend.ts';
import { requirePerson } from '../../../server/current-person.ts';
import { PersonBar } from '../../person-bar.tsx';

export async function generateMetadata() {
  const t = await getTranslations('Account');
  return { title: t('title') };
}

export default async function AccountPage() {
  const person = await requirePerson();
  const sent = await headers();
  const account = await loadAccount(sent);
  if (!account) redirect('/sign-in');
  const t = await getTranslations('Account');
  const drawnAt = new Date(currentBackend().now());
  const { timeZone } = person.site;
  const { email, hasSecondStep, passkeys, sessions } = account;
  return (
    <div className="flex min-h-dvh flex-col">
      <PersonBar drawnAt={drawnAt} page={null} person={person} />
      <main className="mx-auto w-full max-w-200 flex-1 px-6 py-8 max-tablet:px-5 max-tablet:py-6" id="content">
        <h1 className="font-bold text-24">{t('title')}</h1>
        <p className="mt-1 mb-6 text-ink-2">{t('lead', { email })}</p>
        <div className="flex flex-col gap-4">
          <SecondStepCard isOn={hasSecondStep} />
          <PasskeysCard email={email} passkeys={passkeys} timeZone={timeZone} />
          <SessionsCard sessions={sessions} timeZone={timeZone} />
          <PasswordCard />
        </div>
      </main>
    </div>
  );
}
