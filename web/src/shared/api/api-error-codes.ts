import { z } from 'zod';

/** Every refusal of web's own routes, answered as `{ code }`. Each has a sentence in both catalogues. */
export const apiErrorCodes = [
  'body-invalid',
  'body-too-large',
  'consultation-ended',
  'device-nonce-expired',
  'device-nonce-invalid',
  'device-nonce-used',
  'device-proof-invalid',
  'device-proof-missing',
  'internal',
  'not-found',
  'not-permitted',
  'not-signed-in',
  'origin-refused',
  'pairing-code-invalid',
  'rig-revoked',
  'rig-unknown',
  'too-many-tries',
] as const;

export const ApiErrorCode = z.enum(apiErrorCodes);
export type ApiErrorCode = z.infer<typeof ApiErrorCode>;

/** What a refused request answers. */
export const ApiRefusal = z.object({ code: ApiErrorCode });
export type ApiRefusal = z.infer<typeof ApiRefusal>;
