import { useTranslations } from 'next-intl';
import type { InvitationInList } from '../../server/invitations.ts';
import { InvitationItem } from './invitation-item.tsx';
import { InviteButton } from './invite-button.tsx';

interface InvitationPanelProps {
  consultationId: string;
  invitations: readonly InvitationInList[];
  /** Of the theatre's site. */
  timeZone: string;
  /** Whether somebody can still be invited. */
  isOpen: boolean;
}

/** The guests of one consultation. */
export function InvitationPanel({ consultationId, invitations, timeZone, isOpen }: InvitationPanelProps) {
  const t = useTranslations('Invitations');
  return (
    <section
      aria-labelledby="guests"
      className="rounded-panel border border-line bg-panel max-tablet:-mx-5 max-tablet:rounded-none max-tablet:border-x-0"
    >
      <div className="flex flex-col gap-3 p-6 max-tablet:px-5">
        <h2 className="font-bold text-16" id="guests">
          {t('title')}
        </h2>
        <p className="text-pretty text-ink-2">{t('lead')}</p>
        {isOpen && (
          <div>
            <InviteButton consultationId={consultationId} />
          </div>
        )}
        {invitations.length === 0 && <p className="text-ink-3">{t('none')}</p>}
      </div>
      <ul>
        {invitations.map((invitation) => (
          <InvitationItem key={invitation.invitationId} invitation={invitation} timeZone={timeZone} />
        ))}
      </ul>
    </section>
  );
}
