import { useTranslations } from 'next-intl';
import type { InvitationWords } from '../../shared/api/invitation-api.ts';
import { ButtonLink } from '../../shared/ui/button-link.tsx';
import { InvitationFacts } from './invitation-facts.tsx';
import { InvitationFrame } from './invitation-frame.tsx';

/** For whoever comes back to the page after they accepted: the way in. */
export function AcceptedInvitation({ words }: { words: InvitationWords }) {
  const t = useTranslations('Invite');
  return (
    <InvitationFrame>
      <div>
        <h1 className="font-bold text-24">{t('accepted')}</h1>
        <p className="mt-1 text-ink-2">{t('acceptedText')}</p>
      </div>
      <InvitationFacts words={words} />
      <ButtonLink className="w-full" href={`/theatre/${words.consultationId}`} look="primary" size="touch">
        {t('enter')}
      </ButtonLink>
    </InvitationFrame>
  );
}
