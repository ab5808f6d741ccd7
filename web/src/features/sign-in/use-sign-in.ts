import { useState } from 'react';
import { authClient } from './auth-client.ts';
import { type CredentialFaults, type Credentials, checkCredentials } from './check-credentials.ts';
import { type SignInRefusal, signInRefusal } from './sign-in-refusal.ts';

type SignInState =
  | { readonly phase: 'typing'; readonly faults: CredentialFaults }
  | { readonly phase: 'asking' }
  | { readonly phase: 'refused'; readonly refusal: SignInRefusal };

const noFaults: CredentialFaults = { email: null, password: null };

async function askServer({ email, password }: Credentials): Promise<SignInRefusal | null> {
  try {
    const { error } = await authClient.signIn.email({ email: email.trim(), password });
    return error && signInRefusal(error.status);
  } catch {
    return 'unreachable';
  }
}

/** Checks what was typed, asks the server, and opens the person's first page. */
export function useSignIn() {
  const [state, setState] = useState<SignInState>({ phase: 'typing', faults: noFaults });
  const signIn = async (credentials: Credentials) => {
    const faults = checkCredentials(credentials);
    if (faults.email || faults.password) {
      setState({ phase: 'typing', faults });
      return;
    }
    setState({ phase: 'asking' });
    const refusal = await askServer(credentials);
    if (refusal) setState({ phase: 'refused', refusal });
    // A whole new page, so that nothing drawn for a stranger is shown again. It stays "asking" until then.
    else window.location.assign('/');
  };
  return {
    signIn,
    faults: state.phase === 'typing' ? state.faults : noFaults,
    refusal: state.phase === 'refused' ? state.refusal : null,
    asking: state.phase === 'asking',
  };
}
