'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useState } from 'react';
import { useBilingual } from '../../i18n/use-bilingual.ts';
import { ConsultationPicker } from '../../shared/rig-device/consultation-picker.tsx';
import { DeviceGate } from '../../shared/rig-device/device-gate.tsx';
import { forgetShown, readLive, readShown, rememberShown } from '../../shared/rig-device/live-consultation.ts';
import type { PairedDevice } from '../../shared/rig-device/use-device.ts';
import { useRunning } from '../../shared/rig-device/use-running.ts';
import { ScreenLive } from './screen-live.tsx';

/** The large display in the theatre. It follows the operation that the rig on this computer is in. */
export function ScreenPage({ language }: { language: ReactNode }) {
  return (
    <DeviceGate language={language}>{(device) => <PairedScreen device={device} language={language} />}</DeviceGate>
  );
}

function PairedScreen({ device, language }: { device: PairedDevice; language: ReactNode }) {
  const t = useTranslations('TheatreScreen');
  const inLanguage = useBilingual();
  const [chosenId, setChosenId] = useState<string | null>(null);
  useEffect(() => {
    const follow = () => {
      const liveId = readLive();
      if (liveId) forgetShown();
      setChosenId(liveId ?? readShown());
    };
    follow();
    // The rig's window starts and stops; this one follows, on the same computer.
    addEventListener('storage', follow);
    return () => removeEventListener('storage', follow);
  }, []);
  const { today } = device;
  const live = useRunning(today, chosenId);
  useEffect(() => {
    if (chosenId && !live) forgetShown();
  }, [chosenId, live]);
  const show = (consultationId: string) => {
    rememberShown(consultationId);
    setChosenId(consultationId);
  };
  if (live) {
    const backToList = () => {
      forgetShown();
      setChosenId(null);
    };
    const onLeave = readLive() ? null : backToList;
    return <ScreenLive consultation={live} device={device} key={live.consultationId} onLeave={onLeave} />;
  }
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-320 flex-col gap-6 p-6 text-20">
      <header className="flex items-end justify-between gap-4">
        <div>
          <p className="text-ink-2">{inLanguage(today.site)}</p>
          <h1 className="font-bold text-48">{inLanguage(today.theatre)}</h1>
        </div>
        <div className="w-44">{language}</div>
      </header>
      <h2 className="text-ink-2">{t('today')}</h2>
      <ConsultationPicker onStart={show} startLabel={t('show')} today={today} />
    </main>
  );
}
