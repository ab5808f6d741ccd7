import { useTranslations } from 'next-intl';
import { isSignInFault } from './sign-in-fields.ts';

/** The sentence for what a schema holds to be wrong with a field; null when it holds nothing to be. */
export function useSignInFault(): (error: { readonly message?: string | undefined } | undefined) => string | null {
  const t = useTranslations('SignIn.fault');
  return (error) => (isSignInFault(error?.message) ? t(error.message) : null);
}
