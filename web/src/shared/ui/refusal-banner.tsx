import { ContractError } from '@scrubline/contract';
import { useApiRefusalWords, useRefusalWords } from '../../i18n/use-refusal-words.ts';
import { ApiRefusedError } from '../api/call-api.ts';
import { Banner } from './banner.tsx';

/** A refusal as a sentence: what happened, what was kept, what to do. */
export function RefusalBanner({ error }: { error: unknown }) {
  const apiWords = useApiRefusalWords();
  const words = useRefusalWords();
  const { title, description } =
    error instanceof ApiRefusedError
      ? apiWords(error.code)
      : words(error instanceof ContractError ? error.code : 'internal');
  return (
    <Banner level="orange" title={title}>
      {description}
    </Banner>
  );
}
