import { Port, readEnvironment } from '@scrubline/service-kit';
import { z } from 'zod';

const list = z.string().transform((text) => text.split(',').map((entry) => entry.trim()));

const json = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'not JSON' });
    return z.NEVER;
  }
});

/** web's public key as JSON. A private part, were it given, is dropped here. */
const Ed25519PublicKey = json.pipe(
  z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string().min(1) }),
);

/** Signs the heads of the audit. */
const Ed25519PrivateKey = json.pipe(
  z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string().min(1), d: z.string().min(1) }),
);

/** The settings of signaling, by the names that `.env.example` explains. */
export const environmentShape = {
  PORT: Port.default(3001),
  HOST: z.string().default('0.0.0.0'),
  DATABASE_URL: z.url(),
  JOURNAL_DIRECTORY: z.string(),
  AUDIT_DIRECTORY: z.string(),
  AUDIT_SIGNING_KEY: Ed25519PrivateKey,
  TICKET_PUBLIC_KEY: Ed25519PublicKey,
  ALLOWED_ORIGINS: list.pipe(z.array(z.url().transform((url) => new URL(url).origin)).min(1)),
  MEDIA_SERVER_URLS: list.pipe(z.array(z.url()).min(1)),
  MEDIA_CONTROL_TOKEN: z.string().min(16, 'at least 16 characters'),
};

export const readSignalingEnvironment = () => readEnvironment(environmentShape);
