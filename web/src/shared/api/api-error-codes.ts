import { z } from 'zod';

/** Every refusal of web's own routes, answered as `{ code }`. Each has a sentence in both catalogues. */
export const apiErrorCodes = [
  'account-locked',
  'body-invalid',
  'body-too-large',
  'code-wrong',
  'consultation-begun',
  'consultation-ended',
  'cookies-off',
  'credentials-wrong',
  'device-nonce-expired',
  'device-nonce-invalid',
  'device-nonce-used',
  'device-proof-invalid',
  'device-proof-missing',
  'email-taken',
  'internal',
  'invitation-ended',
  'invitation-expired',
  'invitation-revoked',
  'invitation-unknown',
  'invitation-used',
  'last-administrator',
  'not-found',
  'not-permitted',
  'not-signed-in',
  'origin-refused',
  'pairing-code-invalid',
  'passkey-refused',
  'password-wrong',
  'rig-revoked',
  'rig-unknown',
  'sign-in-expired',
  'sign-in-too-old',
  'time-not-there',
  'title-names-patient',
  'too-many-requests',
  'too-many-tries',
] as const;

export const ApiErrorCode = z.enum(apiErrorCodes);
export type ApiErrorCode = z.infer<typeof ApiErrorCode>;

/** What a refused request answers. */
export const ApiRefusal = z.object({ code: ApiErrorCode });
export type ApiRefusal = z.infer<typeof ApiRefusal>;
