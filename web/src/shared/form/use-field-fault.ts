import { useTranslations } from 'next-intl';
import { isFieldFault } from '../api/typed-text.ts';

/** The sentence for what a schema holds to be wrong with a field; null when it holds nothing to be. */
export function useFieldFault(): (error: { readonly message?: string | undefined } | undefined) => string | null {
  const t = useTranslations('FieldFault');
  return (error) => {
    if (!error) return null;
    return t(isFieldFault(error.message) ? error.message : 'malformed');
  };
}
