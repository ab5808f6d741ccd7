import { Link2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { InvitationFrame } from './invitation-frame.tsx';

/** The page was opened without a link's code: by hand, or again after it was taken out of the address. */
export function NoCode() {
  const t = useTranslations('Invite.noCode');
  return (
    <InvitationFrame>
      <div className="flex flex-col gap-3">
        <Link2 aria-hidden className="text-ink-3" size={32} />
        <h1 className="font-bold text-24">{t('title')}</h1>
        <p className="text-16 text-ink-2">{t('text')}</p>
      </div>
    </InvitationFrame>
  );
}
