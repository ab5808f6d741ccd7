import { EyeOff, KeyRound, Users } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useBilingual } from '../../i18n/use-bilingual.ts';
import { useRefusalWords } from '../../i18n/use-refusal-words.ts';
import type { InvitationWords } from '../../shared/api/invitation-api.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { InvitationFacts } from './invitation-facts.tsx';
import { InvitationFrame } from './invitation-frame.tsx';

interface InvitationQuestionProps {
  words: InvitationWords;
  accepting: boolean;
  /** Why the last press did not succeed; null when there was none. */
  refusal: unknown;
  onAccept: (words: InvitationWords) => void;
}

/** Who invites to what, what the others will see, and one button. */
export function InvitationQuestion({ words, accepting, refusal, onAccept }: InvitationQuestionProps) {
  const t = useTranslations('Invite');
  const say = useBilingual();
  const refusalWords = useRefusalWords();
  const { invitedBy, guestName, part } = words;
  const host = t('hostSite', { name: say(invitedBy.name), site: say(invitedBy.site) });
  const trouble = refusal === null ? null : refusalWords(refusal);
  return (
    <InvitationFrame>
      <h1 className="text-balance font-bold text-24">{t('asks', { host })}</h1>
      <InvitationFacts words={words} />
      <ul className="flex flex-col gap-3 text-14 text-ink-2">
        <li className="flex gap-3">
          <Users aria-hidden className="mt-0.5" size={16} />
          <span>
            {t('shown', { name: guestName })} {part === 'adviser' && t('shownAdviser')}
          </span>
        </li>
        <li className="flex gap-3">
          <EyeOff aria-hidden className="mt-0.5" size={16} />
          {t('private')}
        </li>
        <li className="flex gap-3">
          <KeyRound aria-hidden className="mt-0.5" size={16} />
          {t('once')}
        </li>
      </ul>
      {trouble && (
        <Notice level="red" title={trouble.title}>
          {trouble.description}
        </Notice>
      )}
      <div className="flex flex-col gap-3">
        <Button className="w-full" disabled={accepting} look="primary" onClick={() => onAccept(words)} size="touch">
          {accepting ? t('accepting') : t('accept')}
        </Button>
        <p className="text-center text-12 text-ink-2">{t('notMe')}</p>
      </div>
    </InvitationFrame>
  );
}
