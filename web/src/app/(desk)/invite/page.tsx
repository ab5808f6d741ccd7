import { headers } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { InvitationPage } from '../../../features/invitation/invitation-page.tsx';
import { LanguageSelect } from '../../../features/language/language-select.tsx';
import { currentBackend } from '../../../server/backend.ts';
import { findGuest, guestCookieName } from '../../../server/guest.ts';
import { wordsOfInvitation } from '../../../server/invitation-words.ts';
import { readCookie } from '../../../server/read-cookie.ts';
import { TopBar } from '../../../shared/ui/top-bar.tsx';

export async function generateMetadata() {
  return { title: (await getTranslations('Invite'))('title') };
}

export default async function Page() {
  // First: while building there is no request, and Next stops here, before settings and a database are asked for.
  const sent = await headers();
  const backend = currentBackend();
  const guest = await findGuest(backend, sent);
  return (
    <div className="flex min-h-dvh flex-col">
      <TopBar end={<LanguageSelect />} />
      <main
        className="mx-auto flex w-full max-w-140 flex-1 flex-col justify-center p-4 pb-16 max-tablet:max-w-none max-tablet:justify-start max-tablet:p-0"
        id="content"
      >
        <InvitationPage
          before={
            guest
              ? await wordsOfInvitation(backend, guest)
              : readCookie(sent, guestCookieName) === null
                ? null
                : 'ended'
          }
        />
      </main>
    </div>
  );
}
