import { useTranslations } from 'next-intl';
import { Notice } from '../ui/notice.tsx';
import type { SignInRefusal } from './sign-in-refusal.ts';

/** Why somebody is not in yet, and what to do. */
export function RefusalOfSignIn({ refusal }: { refusal: SignInRefusal | null }) {
  const t = useTranslations('SignIn.refusal');
  if (!refusal) return null;
  return (
    <Notice level={refusal === 'passkey-cancelled' ? 'blue' : 'red'} title={t(`${refusal}.happened`)}>
      {t(`${refusal}.next`)}
    </Notice>
  );
}
