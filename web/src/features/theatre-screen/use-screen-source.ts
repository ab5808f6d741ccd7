import type { CameraSource, Freeze } from '@scrubline/contract';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { toast } from 'sonner';

/** Which of the theatre's pictures stands on its screen: what is frozen, what was chosen while it is there, or the first. */
export function useScreenSource(sources: readonly CameraSource[], freeze: Freeze | null) {
  const t = useTranslations('Freeze');
  const [chosen, setChosen] = useState<CameraSource | null>(null);
  const live = chosen && sources.includes(chosen) ? chosen : (sources[0] ?? null);
  const choose = (source: CameraSource | null) => {
    if (freeze) toast.message(t('stageIsFrozen'));
    else setChosen(source);
  };
  const chooseNext = () => choose(sources[live ? (sources.indexOf(live) + 1) % sources.length : 0] ?? null);
  return { source: freeze?.still.cameraSource ?? live, choose, chooseNext };
}
