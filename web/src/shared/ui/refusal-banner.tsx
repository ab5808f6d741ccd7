import { useRefusalWords } from '../../i18n/use-refusal-words.ts';
import { Banner, type BannerSize } from './banner.tsx';

/** A refusal as a sentence: what happened, what was kept, what to do. */
export function RefusalBanner({ error, size }: { error: unknown; size?: BannerSize }) {
  const { title, description } = useRefusalWords()(error);
  return (
    <Banner size={size} level="orange" title={title}>
      {description}
    </Banner>
  );
}
