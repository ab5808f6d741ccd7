'use client';

import { CircleCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '../../shared/ui/button.tsx';
import { Dialog } from '../../shared/ui/dialog.tsx';
import { CodeOutcome } from './code-outcome.tsx';
import { PairingCodePanel } from './pairing-code-panel.tsx';
import type { ShownCode } from './use-pairing-code.ts';

interface PairingDialogProps {
  /** `null` while no code is shown. */
  shown: ShownCode | null;
  /** Whether a rig has used the code. */
  paired: boolean;
  /** Site and theatre, in the reader's language. */
  place: { site: string; theatre: string };
  rigAddress: string;
  drawnAt: Date;
  onAgain: () => void;
  onClose: () => void;
}

/** Shows a pairing code until it is used, over, or no longer wanted. */
export function PairingDialog(props: PairingDialogProps) {
  const { shown, paired, place, rigAddress, drawnAt, onAgain, onClose } = props;
  const t = useTranslations('Theatres.code');
  return (
    <Dialog
      actions={
        <>
          {!paired && <Button onClick={onAgain}>{t('again')}</Button>}
          <Button look={paired ? 'primary' : 'plain'} onClick={onClose}>
            {t('done')}
          </Button>
        </>
      }
      description={t('for', place)}
      onOpenChange={(open) => !open && onClose()}
      open={shown !== null}
      title={t('title')}
    >
      {shown && paired && (
        <CodeOutcome icon={<CircleCheck aria-hidden className="text-live" size={32} />} title={t('paired')}>
          {t('pairedNext')}
        </CodeOutcome>
      )}
      {shown && !paired && (
        <PairingCodePanel code={shown.code} drawnAt={drawnAt} expiresAtMs={shown.expiresAtMs} rigAddress={rigAddress} />
      )}
    </Dialog>
  );
}
