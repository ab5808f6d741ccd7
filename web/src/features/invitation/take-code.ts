import { InvitationCode } from '../../shared/api/invitation-api.ts';

/**
 * The code in the address, which is taken out of it at once: it shall stand in no history, no bookmark and no picture of
 * the screen.
 * @returns null when there is none; what is no code is given back as it is, so that the server can say so
 */
export function takeCode(place: Pick<Location, 'hash' | 'pathname'>, history: Pick<History, 'replaceState'>) {
  const typed = place.hash.slice(1);
  if (typed === '') return null;
  history.replaceState(null, '', place.pathname);
  return typed;
}

/** Whether it is worth asking the server. */
export const isCode = (typed: string): boolean => InvitationCode.safeParse(typed).success;
