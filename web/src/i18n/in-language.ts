import type { Bilingual, Person } from '@scrubline/database';
import type { Language } from './languages.ts';

export function inLanguage(words: Bilingual, language: Language): string {
  return language === 'en' ? words.en : words.zh;
}

/** Family name first in both languages: 顾明远, Gu Mingyuan. */
export function personName(person: Pick<Person, 'familyName' | 'givenName' | 'latinName'>, language: Language): string {
  return language === 'en' ? person.latinName : `${person.familyName}${person.givenName}`;
}
