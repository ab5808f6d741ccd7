import { useState } from 'react';
import { z } from 'zod';
import { callApi } from '../api/call-api.ts';
import { authClient, requireSuccess } from './auth-client.ts';
import type { Credentials } from './sign-in-fields.ts';
import { type SignInRefusal, signInRefusal } from './sign-in-refusal.ts';

/** What the server waits for. */
export type SignInStep = 'credentials' | 'code';
export type CodeKind = 'totp' | 'backup-code';

interface SignInState {
  readonly step: SignInStep;
  readonly asking: boolean;
  readonly refusal: SignInRefusal | null;
}

const ask = <Reply extends z.ZodType>(path: string, body: unknown, reply: Reply) =>
  callApi({ method: 'POST', path: `/api/auth${path}`, body, reply });

/** Asks the server step by step. @param onSignedIn the person is in */
export function useSignIn(onSignedIn: () => void) {
  const [state, setState] = useState<SignInState>({ step: 'credentials', asking: false, refusal: null });
  /** @param take resolves with the step that comes next, or with null when the person is in */
  const attempt = async (take: () => Promise<SignInStep | null>) => {
    setState((before) => ({ ...before, asking: true, refusal: null }));
    try {
      const next = await take();
      // It stays "asking" until the page is another one.
      if (next === null) onSignedIn();
      else setState({ step: next, asking: false, refusal: null });
    } catch (error) {
      const refusal = signInRefusal(error);
      // After too many codes the password is asked anew.
      setState(({ step }) => ({ step: refusal === 'expired' ? 'credentials' : step, asking: false, refusal }));
    }
  };
  return {
    ...state,
    byPassword: (credentials: Credentials) =>
      attempt(async () => {
        const reply = z.object({ twoFactorRedirect: z.boolean() });
        return (await ask('/sign-in/email', credentials, reply)).twoFactorRedirect ? 'code' : null;
      }),
    byCode: (kind: CodeKind, code: string) =>
      attempt(async () => {
        await ask(`/two-factor/verify-${kind}`, { code }, z.object({}));
        return null;
      }),
    byPasskey: () =>
      attempt(async () => {
        requireSuccess(await authClient.signIn.passkey());
        return null;
      }),
    startAnew: () => setState({ step: 'credentials', asking: false, refusal: null }),
  };
}
export type SignIn = ReturnType<typeof useSignIn>;
