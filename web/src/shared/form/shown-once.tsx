'use client';

import { Copy } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { toast } from 'sonner';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';

interface ShownOnceProps {
  label: string;
  secret: string;
  /** That it cannot be read again, and to whom to give it. */
  text: string;
}

/** A password or a link that nobody can read again. */
export function ShownOnce({ label, secret, text }: ShownOnceProps) {
  const t = useTranslations('Form');
  const id = useId();
  const copy = () =>
    navigator.clipboard.writeText(secret).then(
      () => toast.success(t('copied')),
      () => toast.error(t('copyFailed')),
    );
  return (
    <div className="flex flex-col gap-4">
      <div>
        <label className="mb-1 block font-medium text-14" htmlFor={id}>
          {label}
        </label>
        <div className="flex gap-2">
          <input
            className="h-11 min-w-0 flex-1 rounded-control border border-ink-3 bg-raised px-3 font-medium text-16 text-ink"
            id={id}
            onFocus={(event) => event.target.select()}
            readOnly
            value={secret}
          />
          <Button onClick={copy} size="touch">
            <Copy aria-hidden size={16} />
            {t('copy')}
          </Button>
        </div>
      </div>
      <Notice level="yellow" title={text} />
    </div>
  );
}
