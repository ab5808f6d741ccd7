import { Field } from '@base-ui/react/field';
import { type EntryId, someWords } from '@scrubline/contract';
import { SendHorizontal } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useRefusalWords } from '../../i18n/use-refusal-words.ts';
import { FieldError } from '../ui/field-error.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { afterRefusal, entryFor, type TriedEntry } from './entry-for.ts';

interface WriteFieldProps {
  label: string;
  hint: string;
  sendLabel: string;
  maxLength: number;
  /** Resolves when it is kept. */
  onSend: (entryId: EntryId, words: string) => Promise<unknown>;
  /** Counts how often the field was asked for by a key. */
  wanted: number;
}

/** Lines are for reading at a desk: what is written here is one. */
const toOneLine = (typed: string) => typed.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');

/** A field that Enter sends, and not while an input method still composes. What was refused stays in it. */
export function WriteField({ label, hint, sendLabel, maxLength, onSend, wanted }: WriteFieldProps) {
  const [typed, setTyped] = useState('');
  const { send, isSending, fault, forgive } = useSending({ maxLength, onSend });
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (wanted > 0) field.current?.focus();
  }, [wanted]);
  const submit = async () => {
    if (await send(typed)) setTyped('');
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Some browsers end the composition before they tell of the key that ended it, and say so by this code alone.
    const composes = event.nativeEvent.isComposing || event.keyCode === 229;
    if (event.key !== 'Enter' || composes) return;
    event.preventDefault();
    void submit();
  };
  return (
    <Field.Root className="flex flex-col" invalid={fault !== null}>
      <Field.Label className="mb-1 font-medium text-12">{label}</Field.Label>
      <div className="flex items-end gap-1">
        <Field.Control
          className="min-h-11 w-full min-w-0 resize-none rounded-control border border-ink-3 bg-panel px-3 py-2 text-14 text-ink data-invalid:border-red"
          maxLength={maxLength}
          onKeyDown={onKeyDown}
          onValueChange={(value) => {
            forgive();
            setTyped(toOneLine(value));
          }}
          ref={field}
          render={<textarea rows={2} />}
          value={typed}
        />
        <IconButton
          disabled={isSending || typed.trim() === ''}
          label={sendLabel}
          look="plain"
          onClick={() => void submit()}
        >
          <SendHorizontal aria-hidden size={20} />
        </IconButton>
      </div>
      <Field.Description className="mt-1 text-12 text-ink-2">{hint}</Field.Description>
      {fault && <FieldError>{fault}</FieldError>}
    </Field.Root>
  );
}

function useSending({ maxLength, onSend }: Pick<WriteFieldProps, 'maxLength' | 'onSend'>) {
  const t = useTranslations('Written');
  const wordsOf = useRefusalWords();
  const [isSending, setSending] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const tried = useRef<TriedEntry | null>(null);
  const send = async (typed: string): Promise<boolean> => {
    const words = typed.trim();
    if (isSending || words === '') return false;
    if (!someWords(maxLength).safeParse(words).success) {
      setFault(t('unfit'));
      return false;
    }
    const entry = entryFor(words, tried.current, () => crypto.randomUUID());
    setSending(true);
    try {
      await onSend(entry.entryId, words);
      tried.current = null;
      setFault(null);
      return true;
    } catch (error) {
      tried.current = afterRefusal(entry, error);
      const { title, description } = wordsOf(error);
      setFault(`${title} ${description}`);
      return false;
    } finally {
      setSending(false);
    }
  };
  return { send, isSending, fault, forgive: () => setFault(null) };
}
