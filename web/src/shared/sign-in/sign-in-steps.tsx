'use client';

import { CodeForm } from './code-form.tsx';
import { CredentialsForm } from './credentials-form.tsx';
import { useSignIn } from './use-sign-in.ts';

interface SignInStepsProps {
  /** Whose password is asked, when that is known. */
  email?: string;
  onSignedIn: () => void;
}

/** From who somebody says they are to who they are: a password and, where it is turned on, a code; or a passkey. */
export function SignInSteps({ email, onSignedIn }: SignInStepsProps) {
  const signIn = useSignIn(onSignedIn);
  if (signIn.step === 'code') return <CodeForm signIn={signIn} />;
  return <CredentialsForm signIn={signIn} {...(email && { email })} />;
}
