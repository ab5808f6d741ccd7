import { z } from 'zod';
import { OpaqueId } from './opaque-id.ts';
import { latinText, typedEmail, typedText } from './typed-text.ts';

/** In the order in which people look for one. The database's own list is checked against it. */
export const personRoles = [
  'specialist',
  'assistant-doctor',
  'pharmacist',
  'observer',
  'coordinator',
  'administrator',
] as const;

/** `POST /api/people/[userId]`: the e-mail stays, it is who they are to the sign-in. */
export const personBody = z.object({
  familyName: typedText(20),
  givenName: typedText(40),
  latinName: latinText(80),
  role: z.enum(personRoles),
  departmentZh: typedText(60),
  departmentEn: latinText(120),
  siteId: OpaqueId,
});
export type PersonBody = z.infer<typeof personBody>;

/** `POST /api/people` */
export const newPersonBody = personBody.extend({ email: typedEmail });
export type NewPersonBody = z.infer<typeof newPersonBody>;

/** `POST /api/people/[userId]/password` and of a new person: to be shown once, to whoever asked. */
export const initialPasswordReply = z.object({ userId: OpaqueId, password: z.string().min(1) });
export type InitialPassword = z.infer<typeof initialPasswordReply>;
