import { useLocale, useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { type Language, languages } from '../../i18n/languages.ts';
import { chooseLanguage } from './choose-language.ts';

/** The languages with their own names, the present one, and how to change it. */
export function useLanguageChoice() {
  const t = useTranslations('Language');
  const [, startTransition] = useTransition();
  return {
    label: t('choose'),
    value: useLocale(),
    options: languages.map((language) => ({ value: language, label: t(language), language })),
    onChange: (language: Language) => startTransition(() => chooseLanguage(language)),
  };
}
