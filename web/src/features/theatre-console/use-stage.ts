import type { Freeze } from '@scrubline/contract';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { toast } from 'sonner';
import { firstPin, type PictureFeed, type PicturePlace, placeOf, stagedPicture } from './staged-picture.ts';

/** What is frozen holds every stage; what was there before is there again afterwards. */
export function useStage(pictures: readonly PictureFeed[], freeze: Freeze | null) {
  const t = useTranslations('Freeze');
  const [pinned, setPinned] = useState<PicturePlace | null>(null);
  useEffect(() => {
    if (!pinned) setPinned(firstPin(pictures));
  }, [pinned, pictures]);
  const choose = (index: number) => {
    const picture = pictures[index];
    if (freeze) toast.message(t('stageIsFrozen'));
    else if (picture) setPinned(placeOf(picture));
  };
  const frozen = pictures.find(({ feed }) => feed.feedId === freeze?.still.frame.feedId);
  return { staged: frozen ?? stagedPicture(pictures, pinned), choose };
}
