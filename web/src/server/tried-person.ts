import type { Backend } from './backend.ts';
import { readCookie } from './read-cookie.ts';

/**
 * Whom somebody tried to be, for the audit: by the e-mail they typed, or by the sign-in whose code they owe. Null when
 * it is nobody of ours.
 */
export async function findTriedPerson(
  { auth }: Pick<Backend, 'auth'>,
  { email, headers }: { email: string | null; headers: Headers },
): Promise<string | null> {
  const { internalAdapter, createAuthCookie } = await auth.$context;
  if (email) return (await internalAdapter.findUserByEmail(email.trim().toLowerCase()))?.user.id ?? null;
  const identifier = readCookie(headers, createAuthCookie('two_factor').name)?.split('.')[0];
  return (identifier && (await internalAdapter.findVerificationValue(identifier))?.value) || null;
}
