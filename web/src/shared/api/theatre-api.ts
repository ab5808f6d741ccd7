import { z } from 'zod';

/** `POST /api/theatres/[theatreId]/pairing-codes`, no body. To be shown as 4 + 4 digits; valid once. */
export const pairingCodeReply = z.object({
  code: z.string().regex(/^\d{8}$/),
  expiresAt: z.iso.datetime({ offset: true }),
});
