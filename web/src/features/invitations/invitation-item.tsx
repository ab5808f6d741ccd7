import { Ban, Check, Clock, TimerOff } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import { clockTime } from '../../i18n/clock-time.ts';
import type { InvitationInList, InvitationStanding } from '../../server/invitations.ts';
import { ConfirmButton } from '../../shared/form/confirm-button.tsx';
import { Chip, type ChipTone } from '../../shared/ui/chip.tsx';

const looks = {
  open: { tone: 'plain', Icon: Clock },
  accepted: { tone: 'ready', Icon: Check },
  revoked: { tone: 'absent', Icon: Ban },
  expired: { tone: 'absent', Icon: TimerOff },
} as const satisfies Record<InvitationStanding, { tone: ChipTone; Icon: typeof Ban }>;

/** One guest: who, as what, and what has become of the link. */
export function InvitationItem({ invitation, timeZone }: { invitation: InvitationInList; timeZone: string }) {
  const t = useTranslations('Invitations');
  const format = useFormatter();
  const { invitationId, guestName, part, standing, acceptedAt, expiresAt } = invitation;
  const { tone, Icon } = looks[standing];
  const written = (moment: Date) => ({
    date: format.dateTime(moment, { month: 'short', day: 'numeric', timeZone }),
    time: clockTime(moment, timeZone),
  });
  const name = guestName;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-t px-6 py-3 max-tablet:px-5">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2">
          <span className="font-medium">{name}</span>
          <span className="text-ink-2">{t(`part.${part}`)}</span>
        </p>
        <p className="flex flex-wrap items-center gap-x-2 text-12 text-ink-2">
          <Chip tone={tone}>
            <Icon aria-hidden />
            {t(`state.${standing}`)}
          </Chip>
          {standing === 'open' && t('until', written(expiresAt))}
          {standing === 'accepted' && acceptedAt && t('acceptedAt', written(acceptedAt))}
        </p>
      </div>
      {(standing === 'open' || standing === 'accepted') && (
        <ConfirmButton
          look="quiet"
          name={t('revoke.of', { name })}
          path={`/api/invitations/${invitationId}/revoke`}
          size="small"
          word={t('revoke.action')}
          words={{
            title: t('revoke.title', { name }),
            text: t('revoke.text'),
            confirm: t('revoke.confirm'),
            done: t('revoke.done', { name }),
          }}
        />
      )}
    </li>
  );
}
