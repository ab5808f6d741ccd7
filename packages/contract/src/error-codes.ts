import { z } from 'zod';

/** Every refusal that crosses the wire. A code without a sentence for the user does not compile in web. */
export const errorCodes = [
  'acknowledgement-missing',
  'client-too-old',
  'connection-lost',
  'internal',
  'media-unavailable',
  'not-found',
  'not-in-room',
  'not-permitted',
  'origin-refused',
  'payload-invalid',
  'payload-too-large',
  'reply-timeout',
  'resume-refused',
  'store-unavailable',
  'ticket-expired',
  'ticket-invalid',
  'ticket-missing',
  'ticket-not-yet-valid',
  'ticket-used',
  'unknown-request',
] as const;

export const ErrorCode = z.enum(errorCodes);
export type ErrorCode = z.infer<typeof ErrorCode>;

/** The only error a handler throws on purpose and the only one a request rejects with. */
export class ContractError extends Error {
  override readonly name = 'ContractError';
  readonly code: ErrorCode;

  constructor(code: ErrorCode, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}
