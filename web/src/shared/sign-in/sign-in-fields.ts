import { z } from 'zod';

/** What is wrong with a field, as the key of its sentence. */
export const signInFaults = [
  'emailMissing',
  'emailMalformed',
  'passwordMissing',
  'codeMissing',
  'codeMalformed',
  'backupCodeMissing',
  'passwordShort',
  'passwordSame',
  'passwordsDiffer',
  'nameMissing',
] as const;
type SignInFault = (typeof signInFaults)[number];

const fault = (key: SignInFault) => key;

/** Only what a person can see for themselves. Whether the account exists is said by nobody, nor which half is wrong. */
export const Credentials = z.object({
  email: z
    .string()
    .trim()
    .min(1, fault('emailMissing'))
    .regex(/^[^\s@]+@[^\s@]+$/, fault('emailMalformed')),
  password: z.string().min(1, fault('passwordMissing')),
});
export type Credentials = z.infer<typeof Credentials>;

/** As authenticators show it, often in two groups. */
export const AuthenticatorCode = z
  .string()
  .transform((typed) => typed.replace(/\s/g, ''))
  .pipe(
    z
      .string()
      .min(1, fault('codeMissing'))
      .regex(/^\d{6}$/, fault('codeMalformed')),
  );

export const BackupCode = z.string().trim().min(1, fault('backupCodeMissing'));

/**
 * NIST SP 800-63B-4 asks for 15 where a password is all, 8 where it is one of two steps. Here the second step is each
 * person's choice, and tries are counted.
 */
export const passwordMinimumLength = 12;

export const PasswordChange = z
  .object({
    currentPassword: z.string().min(1, fault('passwordMissing')),
    newPassword: z.string().min(passwordMinimumLength, fault('passwordShort')).max(128),
    repeated: z.string(),
  })
  .refine(({ newPassword, repeated }) => newPassword === repeated, {
    path: ['repeated'],
    message: fault('passwordsDiffer'),
  })
  .refine(({ currentPassword, newPassword }) => newPassword !== currentPassword, {
    path: ['newPassword'],
    message: fault('passwordSame'),
  });

export const PasskeyName = z.string().trim().min(1, fault('nameMissing')).max(60);

export const isSignInFault = (text: string | undefined): text is SignInFault =>
  signInFaults.some((known) => known === text);
