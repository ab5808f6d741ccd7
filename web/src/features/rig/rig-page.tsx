'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useState } from 'react';
import { useBilingual } from '../../i18n/use-bilingual.ts';
import { labelOfRig } from '../../shared/api/rig-label.ts';
import { ConsultationPicker } from '../../shared/rig-device/consultation-picker.tsx';
import { DeviceGate } from '../../shared/rig-device/device-gate.tsx';
import { forgetLive, readLive, rememberLive } from '../../shared/rig-device/live-consultation.ts';
import type { PairedDevice } from '../../shared/rig-device/use-device.ts';
import { useRunning } from '../../shared/rig-device/use-running.ts';
import { RigLive } from './rig-live.tsx';

/** The theatre's camera computer: paired once, then one touch starts an operation, and a reboot comes back to it. */
export function RigPage({ language }: { language: ReactNode }) {
  return <DeviceGate language={language}>{(device) => <PairedRig device={device} language={language} />}</DeviceGate>;
}

function PairedRig({ device, language }: { device: PairedDevice; language: ReactNode }) {
  const t = useTranslations('Rig');
  const inLanguage = useBilingual();
  const [liveId, setLiveId] = useState<string | null>(null);
  useEffect(() => setLiveId(readLive()), []);
  const { today } = device;
  const live = useRunning(today, liveId);
  useEffect(() => {
    // One that is over, or was of another day, is not what a revoked rig would have to be kept for.
    if (liveId && !live) forgetLive();
  }, [liveId, live]);
  if (live) {
    const stop = () => {
      forgetLive();
      setLiveId(null);
    };
    return <RigLive consultation={live} device={device} key={live.consultationId} onStop={stop} />;
  }
  const start = (consultationId: string) => {
    rememberLive(consultationId);
    setLiveId(consultationId);
  };
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-240 flex-col gap-6 p-6">
      <header className="flex items-end justify-between gap-4">
        <div>
          <p className="text-14 text-ink-2">{inLanguage(today.site)}</p>
          <h1 className="font-medium text-32">{inLanguage(today.theatre)}</h1>
        </div>
        <div className="flex w-44 flex-col gap-2">
          <p className="text-12 text-ink-3">{t('label', { label: labelOfRig(device.identity.rigId) })}</p>
          {language}
        </div>
      </header>
      <h2 className="text-16 text-ink-2">{t('today')}</h2>
      <ConsultationPicker onStart={start} startLabel={t('start')} today={today} />
    </main>
  );
}
