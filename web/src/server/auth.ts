import { passkey } from '@better-auth/passkey';
import { type Database, schema, staffRoles } from '@scrubline/database';
import type { Logger } from '@scrubline/service-kit';
import { APIError, betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { twoFactor } from 'better-auth/plugins';
import { eq } from 'drizzle-orm';
import { passwordMinimumLength } from '../shared/sign-in/sign-in-fields.ts';
import { clientAddressHeader } from './client-address.ts';
import { deviceName } from './device-words.ts';
import { endOfSession, longestSessionS, recentSignInMs } from './session-life.ts';

const fixedByAdministration = { required: true, input: false } as const;
const text = { type: 'string', ...fixedByAdministration } as const;

interface AuthOptions {
  readonly database: Database;
  /** As browsers reach web. https brings secure cookies with it. */
  readonly publicUrl: string;
  readonly secret: string;
  readonly logger: Logger;
}

/** Accounts, passwords, second steps and sessions. Nobody signs themselves up: the network's administration adds them. */
export function createAuth({ database, publicUrl, secret, logger }: AuthOptions) {
  return betterAuth({
    appName: 'Scrubline',
    baseURL: publicUrl,
    secret,
    trustedOrigins: [new URL(publicUrl).origin],
    database: drizzleAdapter(database, { provider: 'pg', schema }),
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: passwordMinimumLength },
    plugins: [twoFactor(), passkey(passkeyOptions(publicUrl))],
    user: {
      additionalFields: {
        familyName: text,
        givenName: text,
        latinName: text,
        role: { type: [...staffRoles], ...fixedByAdministration },
        departmentZh: text,
        departmentEn: text,
        siteId: text,
        deactivatedAt: { type: 'date', required: false, input: false },
      },
    },
    session: {
      // The cookie lives as long as a session can at most; the row below ends it when nobody acts.
      expiresIn: longestSessionS,
      disableSessionRefresh: true,
      freshAge: recentSignInMs / 1_000,
    },
    databaseHooks: {
      session: {
        create: {
          // Every way of signing in comes through here.
          before: async (session) => {
            if (await isDeactivated(database, session.userId)) return false;
            return { data: { expiresAt: endOfSession(session, session.createdAt) } };
          },
        },
      },
    },
    // Its counts start anew only after a quiet minute, which would lock out a hospital behind one address: ours count.
    rateLimit: { enabled: false },
    advanced: {
      useSecureCookies: publicUrl.startsWith('https:'),
      defaultCookieAttributes: { sameSite: 'lax' },
      ipAddress: { ipAddressHeaders: [clientAddressHeader] },
    },
    // Else it prints a failed query whole, with the e-mail in it; `answerAuth` says what may be said.
    onAPIError: { throw: true },
    telemetry: { enabled: false },
    // Only the first line: the rest, and the arguments, may hold a person's e-mail.
    logger: { log: (level, message) => logger[level](message.split('\n')[0]) },
  });
}

export type Auth = ReturnType<typeof createAuth>;

async function isDeactivated(database: Database, userId: string): Promise<boolean> {
  const [row] = await database
    .select({ deactivatedAt: schema.user.deactivatedAt })
    .from(schema.user)
    .where(eq(schema.user.id, userId));
  return row?.deactivatedAt !== null;
}

interface Registration {
  ctx: { headers?: Headers };
  verification: { registrationInfo?: { userVerified: boolean } };
}

/** A passkey stands for both steps, and only when the device has asked its person: a finger, a face, a code. */
function passkeyOptions(publicUrl: string) {
  const { origin, hostname } = new URL(publicUrl);
  const requireVerified = (isVerified: boolean | undefined) => {
    if (!isVerified) throw new APIError('UNAUTHORIZED', { code: 'AUTHENTICATION_FAILED' });
  };
  return {
    rpID: hostname,
    rpName: 'Scrubline',
    origin,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    registration: {
      // Named here: better-auth's page would send the name in an address.
      afterVerification: async ({ ctx, verification }: Registration) => {
        requireVerified(verification.registrationInfo?.userVerified);
        return { name: deviceName(ctx.headers?.get('user-agent') ?? '') };
      },
    },
    authentication: {
      afterVerification: async ({
        verification,
      }: {
        verification: { authenticationInfo: { userVerified: boolean } };
      }) => requireVerified(verification.authenticationInfo.userVerified),
    },
  } as const;
}
