import { passkeyClient } from '@better-auth/passkey/client';
import { createAuthClient } from 'better-auth/client';
import { ApiRefusal } from '../api/api-error-codes.ts';
import { ApiRefusedError } from '../api/call-api.ts';

/** For what a browser's passkeys need. Everything else is asked by `callApi`. */
export const authClient = createAuthClient({ plugins: [passkeyClient()] });

/** The person closed the browser's own window, or it has no passkey for us. */
export class PasskeyCancelledError extends Error {
  override readonly name = 'PasskeyCancelledError';
}

/**
 * What the client answered as an error, thrown as ours.
 * @throws {ApiRefusedError} when the server refused
 * @throws {PasskeyCancelledError} when the server was not asked
 */
export function requireSuccess({ error }: { error: object | null }): void {
  if (!error) return;
  const { data } = ApiRefusal.safeParse(error);
  throw data ? new ApiRefusedError(data.code) : new PasskeyCancelledError();
}
