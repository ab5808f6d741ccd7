import { z } from 'zod';
import { OpaqueId } from './opaque-id.ts';
import { typedText } from './typed-text.ts';

const Bilingual = z.object({ zh: z.string(), en: z.string() });
const Instant = z.iso.datetime({ offset: true });

export const guestPartNames = ['adviser', 'observer'] as const;
/** How long a link can be accepted. Hours. */
export const invitationLifetimesHours = [2, 24, 72, 168] as const;

/** `POST /api/consultations/[consultationId]/invitations` */
export const invitationBody = z.object({
  /** As the others in the room read it. */
  guestName: typedText(60),
  part: z.enum(guestPartNames),
  validForHours: z.union(invitationLifetimesHours.map((hours) => z.literal(hours))),
});
export type InvitationBody = z.infer<typeof invitationBody>;
/** The link is shown once: nobody can read its code again. */
export const invitationReply = z.object({ invitationId: OpaqueId, link: z.url(), expiresAt: Instant });

/** 32 random bytes in base64url. It stands in the fragment of the link alone, which no server or log ever sees. */
export const InvitationCode = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
export const codeBody = z.object({ code: InvitationCode });

/** What a guest is told before they accept. No patient. */
export const invitationWords = z.object({
  consultationId: OpaqueId,
  title: Bilingual,
  site: Bilingual,
  theatre: Bilingual,
  timeZone: z.string(),
  startsAt: Instant,
  endsAt: Instant,
  surgeonName: z.string(),
  demonstration: z.boolean(),
  invitedBy: z.object({ name: Bilingual, site: Bilingual }),
  guestName: z.string(),
  part: z.enum(guestPartNames),
});
export type InvitationWords = z.infer<typeof invitationWords>;

/** `POST /api/invitations/accept` */
export const acceptedReply = z.object({ consultationId: OpaqueId });
