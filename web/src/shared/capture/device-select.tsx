import { useTranslations } from 'next-intl';
import { Select } from '../ui/select.tsx';
import type { CaptureState } from './capture.ts';
import { useDevices } from './use-devices.ts';

interface DeviceSelectProps {
  kind: 'videoinput' | 'audioinput';
  deviceId: string | null;
  state: CaptureState;
  onChoose: (deviceId: string) => void;
}

/** Which of the plugged-in devices is used. What the browser chose by itself is shown as chosen. */
export function DeviceSelect({ kind, deviceId, state, onChoose }: DeviceSelectProps) {
  const t = useTranslations('OwnDevices');
  const devices = useDevices(kind, state.status);
  const inUse = state.status === 'live' ? (state.track.getSettings().deviceId ?? null) : null;
  const options = devices.map((device, index) => ({
    value: device.deviceId,
    label: device.label || t('unnamed', { number: index + 1 }),
  }));
  return (
    <div>
      <Select
        disabled={options.length === 0}
        label={t(kind)}
        options={options}
        placeholder={t('noDevice')}
        value={deviceId ?? inUse}
        onChange={onChoose}
      />
    </div>
  );
}
