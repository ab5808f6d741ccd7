import { type Database, schema, staffRoles } from '@scrubline/database';
import type { Logger } from '@scrubline/service-kit';
import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { clientAddressHeader } from './client-address.ts';

/** A whole ward signs in from one address when its shift begins; guessing is as slow as that. */

const fixedByAdministration = { required: true, input: false } as const;
const text = { type: 'string', ...fixedByAdministration } as const;

interface AuthOptions {
  readonly database: Database;
  /** As browsers reach web. https brings secure cookies with it. */
  readonly publicUrl: string;
  readonly secret: string;
  readonly logger: Logger;
}

/** Accounts, passwords and sessions. People do not sign themselves up: the network's administration adds them. */
export function createAuth({ database, publicUrl, secret, logger }: AuthOptions) {
  return betterAuth({
    appName: 'Scrubline',
    baseURL: publicUrl,
    secret,
    trustedOrigins: [new URL(publicUrl).origin],
    database: drizzleAdapter(database, { provider: 'pg', schema }),
    emailAndPassword: { enabled: true, disableSignUp: true },
    user: {
      additionalFields: {
        familyName: text,
        givenName: text,
        latinName: text,
        role: { type: [...staffRoles], ...fixedByAdministration },
        departmentZh: text,
        departmentEn: text,
        siteId: text,
      },
    },
    rateLimit: {
      enabled: true,
      storage: 'memory',
      // Its count only starts anew after a quiet minute, which would lock out a hospital behind one address: ours counts.
      customRules: { '/sign-in/email': false },
    },
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
