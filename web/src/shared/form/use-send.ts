import { useState } from 'react';
import type { z } from 'zod';
import { callApi } from '../api/call-api.ts';

export type SendState =
  | { readonly phase: 'idle' }
  | { readonly phase: 'sending' }
  | { readonly phase: 'refused'; readonly error: unknown };

interface SendOptions<Reply extends z.ZodType> {
  readonly path: string;
  readonly reply: Reply;
  /** Awaited: the form stays as it is until then. */
  readonly onDone: (reply: z.output<Reply>) => void;
}

/** Sends what a form holds to one of our routes. What was typed stays in the form, whatever becomes of it. */
export function useSend<Reply extends z.ZodType>({ path, reply, onDone }: SendOptions<Reply>) {
  const [state, setState] = useState<SendState>({ phase: 'idle' });
  const send = async (body?: unknown) => {
    setState({ phase: 'sending' });
    try {
      const answer = await callApi({ method: 'POST', path, reply, body });
      setState({ phase: 'idle' });
      onDone(answer);
    } catch (error) {
      setState({ phase: 'refused', error });
    }
  };
  return { state, send, forget: () => setState({ phase: 'idle' }) };
}
