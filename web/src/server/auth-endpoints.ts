import { z } from 'zod';
import type { ApiErrorCode } from '../shared/api/api-error-codes.ts';
import { passwordMinimumLength } from '../shared/sign-in/sign-in-fields.ts';

/** Who may ask, and what their wrong tries count against. */
export type AuthGuard =
  /** A stranger with e-mail and password. Counted by address and by account. */
  | 'credentials'
  /** A stranger with the second step, or with a passkey. Counted by address, and by better-auth by account. */
  | 'proof'
  /** A stranger who wants something to sign. Each one counts, by address. */
  | 'challenge'
  /** Whoever is signed in. */
  | 'signed-in'
  /** Whoever is signed in and types their password once more. Counted by person. */
  | 'password'
  /** Whoever signed in a short while ago. */
  | 'recent';

export interface AuthEndpoint {
  readonly method: 'GET' | 'POST';
  readonly guard: AuthGuard;
  /** Null for GET. Nothing else is handed on: better-auth knows fields that we do not offer. */
  readonly body: z.ZodType | null;
  /** Only what it names is sent: neither token nor person. */
  readonly reply: z.ZodType;
  /** For the audit; null where nothing changes. */
  readonly action: string | null;
  readonly facts?: Readonly<Record<string, string>>;
  /** Whether the places in rooms end with it: in any case, or once the person is signed in nowhere any more. */
  readonly endsPlaces?: 'always' | 'with-last-session';
}

const password = z.string().min(1).max(128);
const newPassword = z.string().min(passwordMinimumLength).max(128);
const nothing = z.object({});
const webAuthnAnswer = z.record(z.string(), z.unknown());
const passkeyName = z.string().trim().min(1).max(60);
const passkeyId = z.string().min(1).max(64);
/** Options of the WebAuthn API, made by better-auth; of the person only what their device shows them. */
const anything = z.unknown();

const signIn = (by: string) => ({ action: 'person:sign-in', facts: { by } });

/** Everything of better-auth that is there under `/api/auth`. Whatever is not named is not found. */
export const authEndpoints: Readonly<Record<string, AuthEndpoint>> = {
  '/sign-in/email': {
    method: 'POST',
    guard: 'credentials',
    body: z.strictObject({ email: z.string().min(1).max(254), password }),
    reply: z.object({ twoFactorRedirect: z.boolean().default(false) }),
    ...signIn('password'),
  },
  '/two-factor/verify-totp': {
    method: 'POST',
    guard: 'proof',
    body: z.strictObject({ code: z.string().regex(/^\d{6}$/) }),
    reply: nothing,
    ...signIn('totp'),
  },
  '/two-factor/verify-backup-code': {
    method: 'POST',
    guard: 'proof',
    body: z.strictObject({ code: z.string().min(1).max(32) }),
    reply: nothing,
    ...signIn('backup-code'),
  },
  '/passkey/generate-authenticate-options': {
    method: 'GET',
    guard: 'challenge',
    body: null,
    reply: anything,
    action: null,
  },
  '/passkey/verify-authentication': {
    method: 'POST',
    guard: 'proof',
    body: z.strictObject({ response: webAuthnAnswer }),
    reply: nothing,
    ...signIn('passkey'),
  },
  '/sign-out': {
    method: 'POST',
    guard: 'signed-in',
    body: nothing,
    reply: nothing,
    action: 'person:sign-out',
    endsPlaces: 'with-last-session',
  },
  '/change-password': {
    method: 'POST',
    guard: 'password',
    body: z.strictObject({ currentPassword: password, newPassword, revokeOtherSessions: z.literal(true) }),
    reply: nothing,
    action: 'person:change-password',
    endsPlaces: 'always',
  },
  '/two-factor/enable': {
    method: 'POST',
    guard: 'password',
    body: z.strictObject({ password }),
    reply: z.object({ totpURI: z.string(), backupCodes: z.array(z.string()) }),
    action: 'person:prepare-second-step',
  },
  '/two-factor/disable': {
    method: 'POST',
    guard: 'password',
    body: z.strictObject({ password }),
    reply: nothing,
    action: 'person:turn-off-second-step',
  },
  '/two-factor/generate-backup-codes': {
    method: 'POST',
    guard: 'password',
    body: z.strictObject({ password }),
    reply: z.object({ backupCodes: z.array(z.string()) }),
    action: 'person:renew-backup-codes',
  },
  '/passkey/generate-register-options': {
    method: 'GET',
    guard: 'recent',
    body: null,
    reply: anything,
    action: null,
  },
  '/passkey/verify-registration': {
    method: 'POST',
    guard: 'recent',
    body: z.strictObject({ response: webAuthnAnswer }),
    reply: nothing,
    action: 'person:add-passkey',
  },
  '/passkey/update-passkey': {
    method: 'POST',
    guard: 'signed-in',
    body: z.strictObject({ id: passkeyId, name: passkeyName }),
    reply: nothing,
    action: 'person:rename-passkey',
  },
  '/passkey/delete-passkey': {
    method: 'POST',
    guard: 'recent',
    body: z.strictObject({ id: passkeyId }),
    reply: nothing,
    action: 'person:remove-passkey',
  },
};

/** The code that was typed while already signed in is the last step of turning the second step on. */
export const turnOnSecondStep = 'person:turn-on-second-step';

const codes: Readonly<Record<string, ApiErrorCode>> = {
  INVALID_EMAIL_OR_PASSWORD: 'credentials-wrong',
  INVALID_EMAIL: 'credentials-wrong',
  // Somebody who works here no longer hears what everybody hears who has it wrong.
  FAILED_TO_CREATE_SESSION: 'credentials-wrong',
  UNABLE_TO_CREATE_SESSION: 'passkey-refused',
  AUTHENTICATION_FAILED: 'passkey-refused',
  PASSKEY_NOT_FOUND: 'passkey-refused',
  CHALLENGE_NOT_FOUND: 'passkey-refused',
  FAILED_TO_VERIFY_REGISTRATION: 'passkey-refused',
  INVALID_CODE: 'code-wrong',
  INVALID_BACKUP_CODE: 'code-wrong',
  INVALID_TWO_FACTOR_COOKIE: 'sign-in-expired',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'sign-in-expired',
  ACCOUNT_TEMPORARILY_LOCKED: 'account-locked',
  INVALID_PASSWORD: 'password-wrong',
  SESSION_NOT_FRESH: 'sign-in-too-old',
};

const codesOfStatus: Readonly<Record<number, ApiErrorCode>> = {
  401: 'not-signed-in',
  403: 'not-permitted',
  404: 'not-found',
  429: 'too-many-tries',
};

/** better-auth's refusal as one of ours. */
export function codeOfRefusal(status: number, code: string): ApiErrorCode {
  return codes[code] ?? codesOfStatus[status] ?? (status < 500 ? 'body-invalid' : 'internal');
}
