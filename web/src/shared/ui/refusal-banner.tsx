import { useRefusalWords } from '../../i18n/use-refusal-words.ts';
import { Banner } from './banner.tsx';

/** A refusal as a sentence: what happened, what was kept, what to do. */
export function RefusalBanner({ error }: { error: unknown }) {
  const { title, description } = useRefusalWords()(error);
  return (
    <Banner level="orange" title={title}>
      {description}
    </Banner>
  );
}
