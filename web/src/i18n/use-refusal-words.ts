import { ContractError } from '@scrubline/contract';
import { useTranslations } from 'next-intl';
import { ApiRefusedError } from '../shared/api/call-api.ts';

/** A heading and the text under it, in the shape that a toast or a banner takes. */
export interface RefusalWords {
  readonly title: string;
  readonly description: string;
}

/** Gives the words for whatever a request was rejected with: what happened; what was kept and what to do now. */
export function useRefusalWords(): (error: unknown) => RefusalWords {
  const tContract = useTranslations('ErrorCode');
  const tApi = useTranslations('ApiErrorCode');
  return (error) => {
    const say = (part: 'happened' | 'kept' | 'next') => {
      if (error instanceof ApiRefusedError) return tApi(`${error.code}.${part}`);
      return tContract(`${error instanceof ContractError ? error.code : 'internal'}.${part}`);
    };
    return { title: say('happened'), description: `${say('kept')} ${say('next')}` };
  };
}
