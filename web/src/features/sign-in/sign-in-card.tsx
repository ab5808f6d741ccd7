'use client';

import { SignInSteps } from '../../shared/sign-in/sign-in-steps.tsx';

/** Signs in, and opens the person's first page. */
export function SignInCard() {
  // A whole new page, so that nothing drawn for a stranger is shown again.
  return <SignInSteps onSignedIn={() => window.location.assign('/')} />;
}
