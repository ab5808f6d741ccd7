'use client';

import { MenuChoice } from '../../shared/ui/menu-choice.tsx';
import { useLanguageChoice } from './use-language-choice.ts';

/** The choice of language inside a menu. */
export function LanguageMenuChoice() {
  return <MenuChoice {...useLanguageChoice()} />;
}
