import { z } from 'zod';
import { OpaqueId } from './opaque-id.ts';
import { type FieldFault, latinText, typedText } from './typed-text.ts';

const fault = (code: FieldFault) => ({ message: code });

export const consultationPartNames = ['lead', 'second', 'observer'] as const;

/** On the wall calendar and the wall clock of the theatre's site. */
const LocalDay = z.iso.date(fault('missing'));
const LocalTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, fault('missing'));

export const patientBody = z.object({
  familyName: typedText(20),
  givenName: typedText(40),
  sex: z.enum(['female', 'male'], fault('missing')),
  birthDate: z.iso.date(fault('missing')),
  fictional: z.boolean(),
});
export type PatientBody = z.infer<typeof patientBody>;

/** `POST /api/consultations`, and `POST /api/consultations/[consultationId]` to change one. */
export const consultationBody = z
  .object({
    theatreId: OpaqueId,
    titleZh: typedText(80),
    titleEn: latinText(160),
    surgeonName: typedText(40),
    day: LocalDay,
    startsAt: LocalTime,
    /** Earlier on the clock than the start: on the next day. */
    endsAt: LocalTime,
    /** Null leaves the patient that is there: the page never learns the whole name. */
    patient: patientBody.nullable(),
    people: z.array(z.object({ userId: OpaqueId, part: z.enum(consultationPartNames) })).max(40),
  })
  .refine(({ startsAt, endsAt }) => startsAt !== endsAt, { ...fault('same-time'), path: ['endsAt'] })
  .refine(({ people }) => people.some(({ part }) => part === 'lead'), { ...fault('no-lead'), path: ['people'] })
  .refine(({ patient, day }) => patient === null || patient.birthDate <= day, {
    ...fault('born-later'),
    path: ['patient', 'birthDate'],
  })
  // A title is read by observers and guests, who see no patient's name. One that is left is known to the server alone.
  .refine(({ titleZh, patient }) => !isNamedIn(titleZh, patient), { ...fault('names-patient'), path: ['titleZh'] })
  .refine(({ titleEn, patient }) => !isNamedIn(titleEn, patient), { ...fault('names-patient'), path: ['titleEn'] });
export type ConsultationBody = z.infer<typeof consultationBody>;

/** Whether a title names a patient whole, however it is spaced, and in either order. */
export function isNamedIn(title: string, patient: Pick<PatientBody, 'familyName' | 'givenName'> | null): boolean {
  if (!patient) return false;
  const plain = (text: string) => text.replaceAll(/\s/g, '').toLowerCase();
  const { familyName, givenName } = patient;
  return [familyName + givenName, givenName + familyName].some((name) => plain(title).includes(plain(name)));
}

export const consultationReply = z.object({ consultationId: OpaqueId });
