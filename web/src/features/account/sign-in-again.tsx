'use client';

import { useTranslations } from 'next-intl';
import { SignInSteps } from '../../shared/sign-in/sign-in-steps.tsx';
import { Dialog } from '../../shared/ui/dialog.tsx';

interface SignInAgainProps {
  email: string;
  onSignedIn: () => void;
  onClose: () => void;
}

/** Who one is, once more, before something is changed by which one signs in. */
export function SignInAgain({ email, onSignedIn, onClose }: SignInAgainProps) {
  const t = useTranslations('Account.again');
  return (
    <Dialog description={t('text', { email })} onOpenChange={(open) => !open && onClose()} open title={t('title')}>
      <SignInSteps email={email} onSignedIn={onSignedIn} />
    </Dialog>
  );
}
