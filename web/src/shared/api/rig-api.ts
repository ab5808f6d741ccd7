import { z } from 'zod';
import { OpaqueId } from './opaque-id.ts';
import { RoomTicket } from './room-ticket.ts';

const Bilingual = z.object({ zh: z.string(), en: z.string() });
/** ISO 8601 on the wire. */
const Instant = z.iso.datetime({ offset: true });
/** 32 bytes in base64url. */
const Coordinate = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** The public half of the rig's ES256 device key. The private half is not extractable and stays in its browser. */
export const RigPublicKey = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: Coordinate,
  y: Coordinate,
});
export type RigPublicKey = z.infer<typeof RigPublicKey>;

/** `POST /api/rig/pair`: the code as eight digits; shown as 4 + 4, so that spaces may come along. */
export const pairingBody = z.object({
  code: z
    .string()
    .max(32)
    .transform((typed) => typed.replace(/[\s-]/g, ''))
    .pipe(z.string().regex(/^\d{8}$/)),
  publicKey: RigPublicKey,
});
export const pairingReply = z.object({ rigId: OpaqueId });

/** `POST /api/rig/challenge`: a nonce for one request, valid for five minutes of the server's clock. */
export const challengeBody = z.object({ rigId: OpaqueId });
export const challengeReply = z.object({ nonce: z.string().min(1) });

/** `GET /api/rig/today` */
export const rigTodayReply = z.object({
  site: Bilingual,
  theatre: Bilingual,
  timeZone: z.string(),
  consultations: z.array(
    z.object({
      consultationId: OpaqueId,
      title: Bilingual,
      startsAt: Instant,
      endsAt: Instant,
      startedAt: Instant.nullable(),
      endedAt: Instant.nullable(),
      surgeonName: z.string(),
      demonstration: z.boolean(),
      patient: z.object({ nameMasked: z.string(), sex: z.enum(['female', 'male']), ageYears: z.number().int() }),
    }),
  ),
});
export type RigToday = z.infer<typeof rigTodayReply>;

/** `POST /api/rig/ticket` */
export const rigTicketBody = z.object({ consultationId: OpaqueId, as: z.enum(['rig', 'theatre-screen']) });
export const rigTicketReply = RoomTicket;
