import { Megaphone, MicOff, Square } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { type CommandSize, commandLook } from './command-size.ts';
import type { TheatreCommand } from './use-theatre-command.ts';

interface CommandButtonsProps {
  command: TheatreCommand;
  allHear: boolean;
  /** Before the server was reached there is nobody to command. */
  disabled: boolean;
  /** Whether the server is away. It alone can end the consultation. */
  linkAway: boolean;
  size: CommandSize;
}

/** What the theatre does to everybody at once, besides taking back control. */
export function CommandButtons({ command, allHear, disabled, linkAway, size }: CommandButtonsProps) {
  const t = useTranslations('Command');
  const { button, icon, gap } = commandLook[size];
  return (
    <div className={`flex flex-wrap ${gap}`}>
      <Button data-testid="mute-all" disabled={disabled} onClick={command.muteAll} size={button}>
        <MicOff aria-hidden size={icon} />
        {t('muteAll')}
      </Button>
      <Button
        aria-pressed={allHear}
        data-testid="all-hear-button"
        disabled={disabled}
        look={allHear ? 'primary' : 'plain'}
        onClick={() => command.setAllHear(!allHear)}
        size={button}
      >
        <Megaphone aria-hidden size={icon} />
        {t(allHear ? 'endAllHear' : 'allHear')}
      </Button>
      <EndButton disabled={disabled} linkAway={linkAway} onEnd={command.end} size={size} />
    </div>
  );
}

interface EndButtonProps {
  onEnd: () => void;
  disabled: boolean;
  linkAway: boolean;
  size: CommandSize;
}

function EndButton({ onEnd, disabled, linkAway, size }: EndButtonProps) {
  const t = useTranslations('Command');
  const [asking, setAsking] = useState(false);
  const { button, icon } = commandLook[size];
  const end = () => {
    setAsking(false);
    onEnd();
  };
  return (
    <>
      <Button
        data-testid="end-consultation"
        disabled={disabled}
        look="quiet"
        onClick={() => setAsking(true)}
        size={button}
      >
        <Square aria-hidden size={icon} />
        {t('end')}
      </Button>
      <Dialog
        actions={
          <>
            <Button onClick={() => setAsking(false)} size={button}>
              {t('keep')}
            </Button>
            <Button data-testid="confirm-end" disabled={linkAway} look="inverse" onClick={end} size={button}>
              {t('endConfirm')}
            </Button>
          </>
        }
        onOpenChange={setAsking}
        open={asking}
        size={size}
        title={t('endTitle')}
      >
        <p className={commandLook[size].detail}>{t(linkAway ? 'endAway' : 'endText')}</p>
      </Dialog>
    </>
  );
}
