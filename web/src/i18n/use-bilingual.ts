import type { Bilingual } from '@scrubline/database';
import { useLocale } from 'next-intl';
import { inLanguage } from './in-language.ts';

/** Picks the reader's language of words that are kept in both. */
export function useBilingual(): (words: Bilingual) => string {
  const language = useLocale();
  return (words) => inLanguage(words, language);
}
