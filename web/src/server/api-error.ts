import type { ApiErrorCode } from '../shared/api/api-error-codes.ts';

/** HTTP status of each refusal. */
export const apiErrorStatus: Readonly<Record<ApiErrorCode, number>> = {
  'body-invalid': 400,
  'body-too-large': 413,
  'consultation-ended': 409,
  'device-nonce-expired': 401,
  'device-nonce-invalid': 401,
  'device-nonce-used': 401,
  'device-proof-invalid': 401,
  'device-proof-missing': 401,
  internal: 500,
  'not-found': 404,
  'not-permitted': 403,
  'not-signed-in': 401,
  'origin-refused': 403,
  'pairing-code-invalid': 400,
  'rig-revoked': 403,
  'rig-unknown': 401,
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
