import { useTranslations } from 'next-intl';
import { exactErrorBoundMs, type PictureAge } from './picture-age.ts';

/** The age in milliseconds; with its error where that matters; and in words where it cannot be known. */
export function AgeText({ age }: { age: PictureAge }) {
  const t = useTranslations('Picture');
  if (age.kind === 'unknown') {
    return <span data-age="unknown">{t(age.reason === 'settling' ? 'ageSettling' : 'ageUnknown')}</span>;
  }
  const milliseconds = Math.round(age.ageMs);
  return (
    <span data-age={milliseconds}>
      {age.errorBoundMs <= exactErrorBoundMs
        ? t('age', { milliseconds })
        : t('ageWithError', { milliseconds, error: Math.ceil(age.errorBoundMs) })}
    </span>
  );
}
