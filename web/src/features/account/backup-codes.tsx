'use client';

import { Check, Copy } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../../shared/ui/button.tsx';
import { Notice } from '../../shared/ui/notice.tsx';

/** The codes for when the authenticator is not at hand. They are shown this once. */
export function BackupCodes({ codes }: { codes: readonly string[] }) {
  const t = useTranslations('Account.backupCodes');
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(codes.join('\n'));
    setCopied(true);
  };
  return (
    <div className="flex flex-col gap-4">
      <Notice level="yellow" title={t('title')}>
        {t('text')}
      </Notice>
      <ol className="grid grid-cols-2 gap-x-6 gap-y-1 rounded-control border border-line bg-raised p-4 font-medium text-16 tabular-nums tracking-code">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div>
        <Button onClick={copy}>
          {copied ? <Check aria-hidden size={16} /> : <Copy aria-hidden size={16} />}
          {t(copied ? 'copied' : 'copy')}
        </Button>
      </div>
    </div>
  );
}
