'use client';

import type { FeedId } from '@scrubline/contract';
import { CircleHelp, Maximize, PanelRight, Settings2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Freezing } from '../../shared/freeze/use-freeze.ts';
import { Dialog } from '../../shared/ui/dialog.tsx';
import { IconButton } from '../../shared/ui/icon-button.tsx';
import type { ConsoleProps } from './console-props.ts';
import { DrawingTools } from './drawing-tools.tsx';
import { OwnDevicesPanel } from './own-devices-panel.tsx';
import { PermissionTools } from './permission-tools.tsx';
import { ShortcutList } from './shortcut-list.tsx';
import type { Drawing } from './use-drawing.ts';

interface ToolRailProps extends ConsoleProps {
  panelOpen: boolean;
  onPanel: (open: boolean) => void;
  drawing: Drawing;
  freezing: Freezing;
  /** The picture on the stage. */
  feedId: FeedId | null;
}

/** What can be done with the console itself. */
export function ToolRail(props: ToolRailProps) {
  const { devices, voice, maySpeak, standing, panelOpen, onPanel, drawing, freezing, feedId } = props;
  const t = useTranslations('Console');
  const [open, setOpen] = useState<'devices' | 'shortcuts' | null>(null);
  const close = () => setOpen(null);
  return (
    <nav
      aria-label={t('tools')}
      className="flex w-14 shrink-0 flex-col items-center gap-1 overflow-y-auto border-line border-r bg-panel py-2 max-tablet:order-2 max-tablet:w-full max-tablet:flex-row max-tablet:flex-wrap max-tablet:justify-center max-tablet:gap-0 max-tablet:border-t max-tablet:border-r-0"
    >
      {maySpeak && <PermissionTools drawing={drawing} freezing={freezing} standing={standing} />}
      {standing.of('annotate') === 'may' && <DrawingTools drawing={drawing} feedId={feedId} />}
      <IconButton label={t(panelOpen ? 'hidePanel' : 'showPanel')} onClick={() => onPanel(!panelOpen)} shortcut="L">
        <PanelRight aria-hidden size={20} />
      </IconButton>
      <IconButton label={t('fullScreen')} onClick={toggleFullScreen}>
        <Maximize aria-hidden size={20} />
      </IconButton>
      <IconButton label={t('devices')} onClick={() => setOpen('devices')}>
        <Settings2 aria-hidden size={20} />
      </IconButton>
      <span className="flex-1 max-tablet:hidden" />
      <IconButton label={t('shortcuts')} onClick={() => setOpen('shortcuts')}>
        <CircleHelp aria-hidden size={20} />
      </IconButton>
      <Dialog onOpenChange={close} open={open === 'devices'} title={t('devices')}>
        <OwnDevicesPanel devices={devices} voice={voice} />
      </Dialog>
      <Dialog onOpenChange={close} open={open === 'shortcuts'} title={t('shortcuts')}>
        <ShortcutList asks={maySpeak} />
      </Dialog>
    </nav>
  );
}

function toggleFullScreen(): void {
  if (document.fullscreenElement) void document.exitFullscreen();
  else void document.documentElement.requestFullscreen();
}
