import type { ApiErrorCode } from '../shared/api/api-error-codes.ts';

/** HTTP status of each refusal. */
export const apiErrorStatus: Readonly<Record<ApiErrorCode, number>> = {
  'account-locked': 429,
  'body-invalid': 400,
  'body-too-large': 413,
  'code-wrong': 401,
  'consultation-begun': 409,
  'consultation-ended': 409,
  'cookies-off': 400,
  'credentials-wrong': 401,
  'device-nonce-expired': 401,
  'device-nonce-invalid': 401,
  'device-nonce-used': 401,
  'device-proof-invalid': 401,
  'device-proof-missing': 401,
  'email-taken': 409,
  internal: 500,
  'invitation-ended': 410,
  'invitation-expired': 410,
  'invitation-revoked': 410,
  'invitation-unknown': 404,
  'invitation-used': 409,
  'last-administrator': 409,
  'not-found': 404,
  'not-permitted': 403,
  'not-signed-in': 401,
  'origin-refused': 403,
  'pairing-code-invalid': 400,
  'passkey-refused': 401,
  'password-wrong': 403,
  'rig-revoked': 403,
  'rig-unknown': 401,
  'sign-in-expired': 401,
  'sign-in-too-old': 403,
  'time-not-there': 400,
  'title-names-patient': 400,
  'too-many-requests': 429,
  'too-many-tries': 429,
};

/** The only error that a route throws on purpose. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: ApiErrorCode;

  constructor(code: ApiErrorCode, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}
