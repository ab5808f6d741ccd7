import { MonitorUp } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { RefusalBanner } from '../ui/refusal-banner.tsx';
import { TextField } from '../ui/text-field.tsx';
import { pairDevice } from './rig-requests.ts';

interface PairingFormProps {
  onPaired: () => void;
  /** The choice of language: nobody is signed in here who could have made it before. */
  language: ReactNode;
}

/** Makes this computer a theatre's own, once, with the coordinator's code. No person signs in on it. */
export function PairingForm({ onPaired, language }: PairingFormProps) {
  const t = useTranslations('Pairing');
  const [code, setCode] = useState('');
  const [attempt, setAttempt] = useState<{ busy: boolean; error: unknown }>({ busy: false, error: null });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt({ busy: true, error: null });
    pairDevice(code).then(onPaired, (error: unknown) => setAttempt({ busy: false, error }));
  };
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-110 flex-col justify-center gap-4 p-5">
      <MonitorUp aria-hidden className="text-ink-3" size={32} />
      <h1 className="font-medium text-24">{t('title')}</h1>
      <p className="text-14 text-ink-2">{t('explanation')}</p>
      {attempt.error !== null && <RefusalBanner error={attempt.error} />}
      <form className="flex flex-col gap-4" onSubmit={submit}>
        <TextField
          autoComplete="off"
          error={null}
          hint={t('hint')}
          inputMode="numeric"
          label={t('code')}
          maxLength={12}
          name="code"
          onChange={setCode}
          value={code}
        />
        <Button disabled={attempt.busy} look="primary" size="touch" type="submit">
          {t(attempt.busy ? 'pairing' : 'pair')}
        </Button>
      </form>
      <div className="max-w-44">{language}</div>
    </main>
  );
}
