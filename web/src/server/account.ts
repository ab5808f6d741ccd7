import type { Passkey } from '@better-auth/passkey';
import { currentBackend } from './backend.ts';
import { type DeviceWords, deviceWords } from './device-words.ts';
import { findSession } from './session-life.ts';

export interface SessionInList {
  readonly sessionId: string;
  readonly device: DeviceWords;
  readonly startedAt: Date;
  readonly lastActiveAt: Date;
  /** The one that asks. */
  readonly own: boolean;
}

export interface PasskeyInList {
  readonly passkeyId: string;
  readonly name: string | null;
  readonly addedAt: Date | null;
}

export interface Account {
  readonly email: string;
  readonly hasSecondStep: boolean;
  readonly passkeys: readonly PasskeyInList[];
  readonly sessions: readonly SessionInList[];
}

/** How somebody signs in and where they are signed in, for themselves alone. Null when nobody is signed in. */
export async function loadAccount(headers: Headers, backend = currentBackend()): Promise<Account | null> {
  const found = await findSession(backend, headers);
  if (!found) return null;
  const { internalAdapter, adapter } = await backend.auth.$context;
  const sessions = await internalAdapter.listSessions(found.user.id, { onlyActiveSessions: true });
  const passkeys = await adapter.findMany<Passkey>({
    model: 'passkey',
    where: [{ field: 'userId', value: found.user.id }],
  });
  return {
    email: found.user.email,
    hasSecondStep: found.user.twoFactorEnabled === true,
    passkeys: passkeys.map(({ id, name, createdAt }) => ({
      passkeyId: id,
      name: name ?? null,
      addedAt: createdAt ?? null,
    })),
    sessions: sessions
      .map(({ id, userAgent, createdAt, updatedAt }) => ({
        sessionId: id,
        device: deviceWords(userAgent ?? ''),
        startedAt: createdAt,
        lastActiveAt: updatedAt,
        own: id === found.session.id,
      }))
      .toSorted(
        (one, other) =>
          Number(other.own) - Number(one.own) || other.lastActiveAt.getTime() - one.lastActiveAt.getTime(),
      ),
  };
}
