'use client';

import { Select } from '../../shared/ui/select.tsx';
import { useLanguageChoice } from './use-language-choice.ts';

/** The choice of language on a page that has no menu. */
export function LanguageSelect() {
  return <Select labelHidden {...useLanguageChoice()} />;
}
