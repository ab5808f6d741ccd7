import type { ApiErrorCode } from '../api/api-error-codes.ts';
import { ApiRefusedError } from '../api/call-api.ts';
import { PasskeyCancelledError } from './auth-client.ts';

/** Why somebody was not signed in, as the key of its sentence. */
export type SignInRefusal =
  | 'wrong'
  | 'code-wrong'
  | 'expired'
  | 'locked'
  | 'too-many'
  | 'passkey-refused'
  | 'passkey-cancelled'
  | 'unreachable'
  | 'internal';

const refusals: Readonly<Partial<Record<ApiErrorCode, SignInRefusal>>> = {
  // What the server does not even take for an e-mail.
  'body-invalid': 'wrong',
  'credentials-wrong': 'wrong',
  'code-wrong': 'code-wrong',
  'sign-in-expired': 'expired',
  'account-locked': 'locked',
  'too-many-requests': 'too-many',
  'too-many-tries': 'too-many',
  'passkey-refused': 'passkey-refused',
};

/** @param error what asking the server was rejected with */
export function signInRefusal(error: unknown): SignInRefusal {
  if (error instanceof ApiRefusedError) return refusals[error.code] ?? 'internal';
  return error instanceof PasskeyCancelledError ? 'passkey-cancelled' : 'unreachable';
}
