import { hkdfSync } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';
import { ApiError } from './api-error.ts';

/** Long enough for a slow line, short enough that a copied one is of no use. Seconds. */
const nonceLifetimeS = 5 * 60;
const algorithm = 'HS256';

export interface DeviceNonces {
  issue(rigId: string): Promise<string>;
  /** @throws {ApiError} `device-nonce-expired`, or `device-nonce-invalid` when it is forged or another rig's */
  verify(nonce: string, rigId: string): Promise<{ jti: string; expiresAt: Date }>;
}

/**
 * Challenges that need no memory: each is signed by the server and says itself whose it is and until when, by the
 * server's clock. A rig whose own clock is wrong by years can still prove itself.
 */
export function createDeviceNonces(
  authSecret: string,
  { now, newId }: { now: () => number; newId: () => string },
): DeviceNonces {
  // A key of its own, so that nothing signed here passes for one of better-auth's tokens.
  const key = new Uint8Array(hkdfSync('sha256', authSecret, '', 'scrubline device nonce', 32));
  return {
    issue: (rigId) => {
      const issuedAtS = Math.floor(now() / 1_000);
      return new SignJWT()
        .setProtectedHeader({ alg: algorithm })
        .setSubject(rigId)
        .setJti(newId())
        .setExpirationTime(issuedAtS + nonceLifetimeS)
        .sign(key);
    },
    verify: async (nonce, rigId) => {
      const { payload } = await jwtVerify(nonce, key, {
        algorithms: [algorithm],
        subject: rigId,
        requiredClaims: ['jti', 'exp', 'sub'],
        currentDate: new Date(now()),
      }).catch((cause: unknown) => {
        throw new ApiError(cause instanceof errors.JWTExpired ? 'device-nonce-expired' : 'device-nonce-invalid', {
          cause,
        });
      });
      if (!payload.jti || !payload.exp) throw new ApiError('device-nonce-invalid');
      return { jti: payload.jti, expiresAt: new Date(payload.exp * 1_000) };
    },
  };
}
