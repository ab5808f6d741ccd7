import type { Messages } from './catalogues.ts';
import type { Language } from './languages.ts';

// Makes a message key that is in no catalogue an error of the type check.
declare module 'next-intl' {
  interface AppConfig {
    Locale: Language;
    Messages: Messages;
  }
}
