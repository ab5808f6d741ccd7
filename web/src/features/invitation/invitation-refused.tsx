import { Ban, Cookie, Link2Off, type LucideIcon, MonitorSmartphone, TimerOff, Unplug } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRefusalWords } from '../../i18n/use-refusal-words.ts';
import { ApiRefusedError } from '../../shared/api/call-api.ts';
import { Button } from '../../shared/ui/button.tsx';
import { InvitationFrame } from './invitation-frame.tsx';

const icons = {
  'invitation-unknown': Link2Off,
  'invitation-used': MonitorSmartphone,
  'invitation-revoked': Ban,
  'invitation-expired': TimerOff,
  'invitation-ended': Ban,
  'consultation-ended': TimerOff,
  'cookies-off': Cookie,
  'too-many-tries': TimerOff,
  other: Unplug,
} as const satisfies Record<string, LucideIcon>;
type Reason = keyof typeof icons;

const isReason = (code: string): code is Reason => Object.hasOwn(icons, code);

/** What can be mended in the browser or by waiting. */
const mendable = new Set<Reason>(['cookies-off', 'too-many-tries', 'other']);

/** Why the link opens nothing, and what to do. */
export function InvitationRefused({ error, onAgain }: { error: unknown; onAgain: () => void }) {
  const t = useTranslations('Invite');
  const { title, description } = useRefusalWords()(error);
  const code = error instanceof ApiRefusedError ? error.code : 'other';
  const reason = isReason(code) ? code : 'other';
  const Icon = icons[reason];
  return (
    <InvitationFrame>
      <div className="flex flex-col gap-3" role="alert">
        <Icon aria-hidden className="text-ink-3" size={32} />
        <h1 className="font-bold text-24">{t(`refused.${reason}`)}</h1>
        <p className="text-16">{title}</p>
        <p className="text-16 text-ink-2">{description}</p>
      </div>
      {mendable.has(reason) && (
        <Button look="primary" onClick={onAgain} size="touch">
          {t('tryAgain')}
        </Button>
      )}
    </InvitationFrame>
  );
}
