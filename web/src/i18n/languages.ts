/** Chinese comes first: it is what a browser gets that never chose. */
export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

export const languageCookieName = 'language';

/** The language a stored choice stands for; anything unknown is Chinese. */
export function toLanguage(stored: string | undefined): Language {
  return languages.find((language) => language === stored) ?? languages[0];
}
