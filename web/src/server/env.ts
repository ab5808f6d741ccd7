import { Port, readEnvironment } from '@scrubline/service-kit';
import { z } from 'zod';

const TicketPrivateKey = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'not JSON' });
      return z.NEVER;
    }
  })
  .pipe(z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string(), d: z.string() }));
export type TicketPrivateKey = z.infer<typeof TicketPrivateKey>;

const DatabaseUrl = z.url({ protocol: /^postgres(ql)?$/ });
/** better-auth's own least length for a password. */
const DemonstrationPassword = z.string().min(8);

const AuthSecret = z.string().min(32);

/** Every setting of web. */
export const webSettings = {
  PORT: Port.default(3000),
  /** As browsers reach it. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).default('http://localhost:3000'),
  DATABASE_URL: DatabaseUrl,
  AUTH_SECRET: AuthSecret,
  /** Ed25519 private key as a JWK. */
  TICKET_PRIVATE_KEY: TicketPrivateKey,
  /** As browsers reach it. */
  SIGNALING_URL: z.url().default('http://localhost:3001'),
  /** When set, this is a demonstration and the sign-in page says so. */
  DEMONSTRATION_PASSWORD: DemonstrationPassword.optional(),
};
export type WebEnvironment = z.infer<z.ZodObject<typeof webSettings>>;

export const readWebEnvironment = (): WebEnvironment => readEnvironment(webSettings);

/** What it takes to put the demonstration network into the database. */
export const readSeedEnvironment = () =>
  readEnvironment({
    DATABASE_URL: DatabaseUrl,
    DEMONSTRATION_PASSWORD: DemonstrationPassword,
    AUTH_SECRET: AuthSecret,
  });

/** What the demonstration's second step is derived from. */
export const readAuthSecret = () => readEnvironment({ AUTH_SECRET: AuthSecret });
