import type { CameraSource } from '@scrubline/contract';
import { CircleCheck, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useMemo } from 'react';
import { CaptureTrouble } from '../../shared/capture/capture-trouble.tsx';
import { LocalVideo } from '../../shared/capture/local-video.tsx';
import { useCapture } from '../../shared/capture/use-capture.ts';
import { useDevices } from '../../shared/capture/use-devices.ts';
import { Chip } from '../../shared/ui/chip.tsx';
import { IconButton } from '../../shared/ui/icon-button.tsx';
import { Select } from '../../shared/ui/select.tsx';
import { automaticCamera, type CameraChoice, type CameraSlot, phantomCamera } from './camera-choice.ts';
import { type CameraMemory, rigCamera } from './rig-camera.ts';

interface CameraCardProps {
  slot: CameraSlot;
  memory: CameraMemory;
  /** Null while the camera gives nothing. */
  onTrack: (source: CameraSource, track: MediaStreamTrack | null) => void;
  onChoose: (source: CameraSource, choice: CameraChoice) => void;
  /** Absent on the last card. */
  onRemove: ((source: CameraSource) => void) | null;
}

/** One camera of the theatre: what it shows, whether it works, and which device it is. */
export function CameraCard({ slot, memory, onTrack, onChoose, onRemove }: CameraCardProps) {
  const t = useTranslations('Rig');
  const name = useTranslations('CameraSource')(slot.source);
  const { source, choice } = slot;
  const capture = useCapture(useMemo(() => rigCamera(source, choice, memory), [source, choice, memory]));
  const { track } = capture;
  useEffect(() => onTrack(source, track), [source, track, onTrack]);
  return (
    <article
      aria-label={name}
      className="flex flex-col overflow-hidden rounded-panel border border-line bg-panel"
      data-testid={`camera-${source}`}
    >
      <div className="relative aspect-video bg-black">
        <LocalVideo label={t('preview', { source: name })} track={track} />
        <div className="absolute inset-x-0 bottom-0">
          <CaptureTrouble capture={capture} of="camera" />
        </div>
      </div>
      <div className="flex items-center gap-2 px-4 pt-3">
        <h3 className="font-medium text-16">{name}</h3>
        {track && (
          <Chip tone="ready">
            <CircleCheck aria-hidden />
            {t('working')}
          </Chip>
        )}
        {choice === phantomCamera && <Chip tone="absent">{t('drawnPicture')}</Chip>}
        {onRemove && (
          <span className="ml-auto">
            <IconButton label={t('removeCamera', { source: name })} onClick={() => onRemove(source)}>
              <X aria-hidden size={20} />
            </IconButton>
          </span>
        )}
      </div>
      <div className="p-4 pt-2">
        <CameraSelect refreshOn={capture.state.status} onChoose={(next) => onChoose(source, next)} slot={slot} />
      </div>
    </article>
  );
}

interface CameraSelectProps {
  slot: CameraSlot;
  refreshOn: string;
  onChoose: (choice: CameraChoice) => void;
}

function CameraSelect({ slot: { choice, device }, refreshOn, onChoose }: CameraSelectProps) {
  const t = useTranslations('Rig');
  const devices = useDevices('videoinput', refreshOn);
  const options = [
    // Once a camera was found there is nothing left to choose automatically.
    ...(device ? [] : [{ value: automaticCamera, label: t('automaticCamera') }]),
    ...devices.map((device, index) => ({
      value: device.deviceId,
      label: device.label || t('unnamedCamera', { number: index + 1 }),
    })),
    { value: phantomCamera, label: t('phantom') },
  ];
  // A camera that is unplugged keeps its place, and its name.
  if (device && devices.every(({ deviceId }) => deviceId !== device.deviceId)) {
    options.unshift({ value: device.deviceId, label: device.label || t('camera') });
  }
  return <Select label={t('camera')} onChange={onChoose} options={options} value={device?.deviceId ?? choice} />;
}
