/** Why somebody was not signed in, as the key of its sentence. */
export type SignInRefusal = 'wrong' | 'too-many' | 'unreachable' | 'internal';

const refusalOfStatus: Readonly<Record<number, SignInRefusal>> = {
  0: 'unreachable',
  // What better-auth does not even take for an address.
  400: 'wrong',
  401: 'wrong',
  429: 'too-many',
};

/** @param status HTTP status of the refusal; 0 when there was no answer */
export function signInRefusal(status: number): SignInRefusal {
  return refusalOfStatus[status] ?? 'internal';
}
