import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { RefusalBanner } from '../ui/refusal-banner.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { PairingForm } from './pairing-form.tsx';
import { type PairedDevice, useDevice } from './use-device.ts';

interface DeviceGateProps {
  children: (device: PairedDevice) => ReactNode;
  language: ReactNode;
}

/** Shows its content on a paired computer, and the way to get there on any other. */
export function DeviceGate({ children, language }: DeviceGateProps) {
  const t = useTranslations('Interface');
  const { state, refresh } = useDevice();
  switch (state.phase) {
    case 'loading':
      return (
        <main aria-busy className="mx-auto flex min-h-dvh w-full max-w-240 flex-col gap-6 p-6">
          <h1 className="sr-only">{t('loading')}</h1>
          <Skeleton className="h-10 w-80" />
          <Skeleton className="h-24 w-full" />
          <Skeleton className="h-24 w-full" />
        </main>
      );
    case 'unpaired':
      return <PairingForm language={language} onPaired={refresh} />;
    case 'failed':
      return (
        <main className="flex min-h-dvh flex-col">
          <h1 className="sr-only">{t('product')}</h1>
          <RefusalBanner error={state.error} />
          <div className="p-6">
            <Button onClick={refresh} size="touch">
              {t('tryAgain')}
            </Button>
          </div>
        </main>
      );
    case 'paired':
      return children(state);
  }
}
