import { useRefusalWords } from '../../i18n/use-refusal-words.ts';
import { Notice } from '../ui/notice.tsx';
import type { SendState } from './use-send.ts';

/** Why the server did not take it: what happened, what was kept, what to do. Nothing as long as nothing was refused. */
export function RefusalNotice({ state }: { state: SendState }) {
  const refusalWords = useRefusalWords();
  if (state.phase !== 'refused') return null;
  const { title, description } = refusalWords(state.error);
  return (
    <Notice level="red" title={title}>
      {description}
    </Notice>
  );
}
