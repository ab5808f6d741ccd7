import type { ErrorCode } from '@scrubline/contract';
import { useTranslations } from 'next-intl';
import type { ApiErrorCode } from '../shared/api/api-error-codes.ts';

/** A heading and the text under it, in the shape that a toast or a banner takes. */
export interface RefusalWords {
  readonly title: string;
  readonly description: string;
}

/** Gives the words for a refusal of signaling: what happened as the title; what was kept and what to do below it. */
export function useRefusalWords(): (code: ErrorCode) => RefusalWords {
  const t = useTranslations('ErrorCode');
  return (code) => ({ title: t(`${code}.happened`), description: `${t(`${code}.kept`)} ${t(`${code}.next`)}` });
}

/** The same for a refusal of web's own routes. */
export function useApiRefusalWords(): (code: ApiErrorCode) => RefusalWords {
  const t = useTranslations('ApiErrorCode');
  return (code) => ({ title: t(`${code}.happened`), description: `${t(`${code}.kept`)} ${t(`${code}.next`)}` });
}
