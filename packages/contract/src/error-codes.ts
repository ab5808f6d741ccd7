import { z } from 'zod';

/** Every refusal. A code without a meaning here, or without a sentence for the user in web, does not compile. */
export const errorCodes = [
  'acknowledgement-missing',
  'client-too-old',
  'connection-lost',
  'frame-gone',
  'frame-unconfirmed',
  'internal',
  'limit-reached',
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
  'too-many-requests',
  'unknown-request',
] as const;

export const ErrorCode = z.enum(errorCodes);
export type ErrorCode = z.infer<typeof ErrorCode>;

/** What each code tells the programmer of a client. */
export const errorMeanings: Readonly<Record<ErrorCode, string>> = {
  'acknowledgement-missing': 'The message asked for no answer. Every request needs an acknowledgement.',
  'client-too-old': 'The page speaks another contract version. It must be loaded again.',
  'connection-lost': 'The connection ended before the answer came, or there was none. Said by the client itself.',
  'frame-gone': 'The sender of the picture no longer has the frame that was drawn on or frozen, or never had it.',
  'frame-unconfirmed':
    'The sender of the picture did not say in time whether it has the frame that was drawn on or frozen, or did not send its still. Worth another try.',
  internal: 'The service failed, or its answer did not fit the contract. Its log says more.',
  'limit-reached': 'The participant holds as many of these as anybody may.',
  'media-unavailable': 'No media-server can do this at the moment.',
  'not-found': 'What the request names is not there, or not in this room.',
  'not-in-room': 'The session has not joined, or waits to be admitted.',
  'not-permitted': 'The participant does not hold the permission.',
  'origin-refused': 'The page was loaded from an address that may not connect.',
  'payload-invalid': 'What came with the request does not fit the contract, or the media-server refused it.',
  'payload-too-large':
    'The message was larger than the service reads, so it closed the connection. Said by the client itself.',
  'reply-timeout': 'No answer came in time. Whether the request took effect is not known. Said by the client itself.',
  'resume-refused': 'The resume token is unknown, used, or its time is over. A new ticket is needed.',
  'store-unavailable': 'The database cannot keep it, so it was not done.',
  'ticket-expired': 'The ticket was not used in time.',
  'ticket-invalid': 'The ticket is malformed, or not signed by this network.',
  'ticket-missing': 'The connection brought neither a ticket nor a resume token.',
  'ticket-not-yet-valid': 'The ticket begins later. Clocks may differ.',
  'ticket-used': 'The ticket has been used before.',
  'too-many-requests': 'The connection asks faster than any page needs. What goes on so is cut off.',
  'unknown-request': 'There is no such request.',
};

/** The only error a handler throws on purpose and the only one a request rejects with. */
export class ContractError extends Error {
  override readonly name = 'ContractError';
  readonly code: ErrorCode;

  constructor(code: ErrorCode, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}
