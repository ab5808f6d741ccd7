'use server';

import { cookies } from 'next/headers';
import { languageCookieName, toLanguage } from '../../i18n/languages.ts';

const yearS = 365 * 24 * 60 * 60;

/** Remembers the language of this browser. The page that asked is drawn again in it. */
export async function chooseLanguage(language: string): Promise<void> {
  const store = await cookies();
  store.set(languageCookieName, toLanguage(language), { maxAge: yearS, path: '/', sameSite: 'lax', httpOnly: true });
}
