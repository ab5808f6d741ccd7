import { useState } from 'react';
import { callApi } from '../../shared/api/call-api.ts';
import { pairingCodeReply } from '../../shared/api/theatre-api.ts';

export interface ShownCode {
  /** Eight digits. */
  readonly code: string;
  readonly expiresAtMs: number;
  /** The rigs that were paired when it was drawn: one that is not among them has used it. */
  readonly rigIdsBefore: readonly string[];
}

export type PairingCodeState =
  | { readonly phase: 'none' }
  | { readonly phase: 'drawing' }
  | { readonly phase: 'shown'; readonly shown: ShownCode };

interface PairingCodeOptions {
  theatreId: string;
  rigIds: readonly string[];
  onRefused: (error: unknown) => void;
}

/** Draws pairing codes for a theatre, one at a time; an older one ends with the next. */
export function usePairingCode({ theatreId, rigIds, onRefused }: PairingCodeOptions) {
  const [state, setState] = useState<PairingCodeState>({ phase: 'none' });
  const draw = async () => {
    setState({ phase: 'drawing' });
    try {
      const path = `/api/theatres/${theatreId}/pairing-codes`;
      const { code, expiresAt } = await callApi({ method: 'POST', path, reply: pairingCodeReply });
      setState({ phase: 'shown', shown: { code, expiresAtMs: Date.parse(expiresAt), rigIdsBefore: rigIds } });
    } catch (error) {
      setState({ phase: 'none' });
      onRefused(error);
    }
  };
  return { state, draw, close: () => setState({ phase: 'none' }) };
}
