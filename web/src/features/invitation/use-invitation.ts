import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiRefusedError, callApi } from '../../shared/api/call-api.ts';
import { acceptedReply, type InvitationWords, invitationWords } from '../../shared/api/invitation-api.ts';
import { isCode, takeCode } from './take-code.ts';

export type InvitationState =
  | { readonly phase: 'opening' | 'looking' | 'no-code' }
  | { readonly phase: 'refused'; readonly error: unknown }
  | { readonly phase: 'asked'; readonly words: InvitationWords; readonly refusal: unknown }
  | { readonly phase: 'accepting' | 'accepted'; readonly words: InvitationWords };

/** What this browser has accepted before: an invitation that is good, one that is good no longer, or none. */
export type AcceptedBefore = InvitationWords | 'ended' | null;

const stateBefore = (before: AcceptedBefore): InvitationState => {
  if (before === 'ended') return { phase: 'refused', error: new ApiRefusedError('invitation-ended') };
  return before ? { phase: 'accepted', words: before } : { phase: 'no-code' };
};

/**
 * Opens the invitation in the address. The code is kept in the memory of the page alone, and sent in a body alone.
 */
export function useInvitation(before: AcceptedBefore) {
  const [state, setState] = useState<InvitationState>({ phase: 'opening' });
  const code = useRef<string | null>(null);
  const look = useCallback(async () => {
    setState({ phase: 'looking' });
    try {
      if (!isCode(code.current ?? '')) throw new ApiRefusedError('invitation-unknown');
      const body = { code: code.current };
      const words = await callApi({ method: 'POST', path: '/api/invitations/look', body, reply: invitationWords });
      setState({ phase: 'asked', words, refusal: null });
    } catch (error) {
      setState({ phase: 'refused', error });
    }
  }, []);
  useEffect(() => {
    const open = () => {
      const taken = takeCode(window.location, window.history);
      if (taken !== null) {
        code.current = taken;
        void look();
      } else if (code.current === null) setState(stateBefore(before));
    };
    open();
    // Another link opened in the same tab changes the fragment alone.
    window.addEventListener('hashchange', open);
    return () => window.removeEventListener('hashchange', open);
  }, [look, before]);
  const accept = async (words: InvitationWords) => {
    setState({ phase: 'accepting', words });
    try {
      const body = { code: code.current };
      const reply = acceptedReply;
      const { consultationId } = await callApi({ method: 'POST', path: '/api/invitations/accept', body, reply });
      // A whole new page, with the cookie. It stays "accepting" until then.
      window.location.assign(`/theatre/${consultationId}`);
    } catch (error) {
      setState(isFinal(error) ? { phase: 'refused', error } : { phase: 'asked', words, refusal: error });
    }
  };
  return { state, accept, look };
}

const passing = new Set(['too-many-requests', 'too-many-tries', 'internal']);

/** Whether pressing again would be of no use. */
const isFinal = (error: unknown): boolean => error instanceof ApiRefusedError && !passing.has(error.code);
