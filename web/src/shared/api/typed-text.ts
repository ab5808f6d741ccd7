import { z } from 'zod';

/** What can be wrong with a field of a form, as the key of its sentence. The server holds the same to be wrong. */
export const fieldFaults = [
  'missing',
  'too-long',
  'malformed',
  'email-malformed',
  'not-latin',
  'no-such-zone',
  'same-time',
  'names-patient',
  'born-later',
  'no-lead',
] as const;
export type FieldFault = (typeof fieldFaults)[number];

const fault = (code: FieldFault) => code;

/** One line that a person types, without the characters that no keyboard has. */
export const typedText = (maxLength: number) =>
  z
    .string()
    .trim()
    .min(1, fault('missing'))
    .max(maxLength, fault('too-long'))
    .regex(/^\P{Cc}*$/u, fault('malformed'));

/** A name for readers of English. */
export const latinText = (maxLength: number) => typedText(maxLength).regex(/^\P{Script=Han}*$/u, fault('not-latin'));

export const typedEmail = z
  .string()
  .trim()
  .toLowerCase()
  .min(1, fault('missing'))
  .max(254, fault('too-long'))
  .pipe(z.email(fault('email-malformed')));

export const isFieldFault = (text: string | undefined): text is FieldFault =>
  fieldFaults.some((known) => known === text);
