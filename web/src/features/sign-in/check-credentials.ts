export interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** What is wrong with a field, as the key of its sentence. */
export interface CredentialFaults {
  readonly email: 'emailMissing' | 'emailMalformed' | null;
  readonly password: 'passwordMissing' | null;
}

/** Only what a person can see for themselves. Whether the account exists is said by the server, and not which half is wrong. */
export function checkCredentials({ email, password }: Credentials): CredentialFaults {
  const typed = email.trim();
  const malformed = !/^[^\s@]+@[^\s@]+$/.test(typed);
  return {
    email: typed === '' ? 'emailMissing' : malformed ? 'emailMalformed' : null,
    password: password === '' ? 'passwordMissing' : null,
  };
}
