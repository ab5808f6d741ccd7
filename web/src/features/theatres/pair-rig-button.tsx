'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { toast } from 'sonner';
import { useRefusalWords } from '../../i18n/use-refusal-words.ts';
import { Button } from '../../shared/ui/button.tsx';
import { PairingDialog } from './pairing-dialog.tsx';
import { usePairingCode } from './use-pairing-code.ts';

interface PairRigButtonProps {
  theatreId: string;
  rigIds: readonly string[];
  /** Site and theatre, in the reader's language. */
  place: { site: string; theatre: string };
  rigAddress: string;
  /** The server's time when it drew the page. */
  drawnAt: Date;
}

/** Draws a pairing code and shows it. */
export function PairRigButton({ theatreId, rigIds, place, rigAddress, drawnAt }: PairRigButtonProps) {
  const t = useTranslations('Theatres');
  const refusalWords = useRefusalWords();
  const onRefused = (error: unknown) => {
    const { title, description } = refusalWords(error);
    toast.error(title, { description });
  };
  const { state, draw, close } = usePairingCode({ theatreId, rigIds, onRefused });
  const shown = state.phase === 'shown' ? state.shown : null;
  return (
    <>
      <Button disabled={state.phase === 'drawing'} onClick={draw}>
        <Plus aria-hidden size={16} />
        {state.phase === 'drawing' ? t('generating') : t('newCode')}
      </Button>
      <PairingDialog
        drawnAt={drawnAt}
        onAgain={draw}
        onClose={close}
        paired={shown !== null && rigIds.some((rigId) => !shown.rigIdsBefore.includes(rigId))}
        place={place}
        rigAddress={rigAddress}
        shown={shown}
      />
    </>
  );
}
