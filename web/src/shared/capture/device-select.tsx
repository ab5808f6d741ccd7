import { useTranslations } from 'next-intl';
import { Select } from '../ui/select.tsx';
import type { CaptureState } from './capture.ts';
import { useDevices } from './use-devices.ts';

interface DeviceSelectProps {
  kind: 'videoinput' | 'audioinput';
  deviceId: string | null;
  state: CaptureState;
  onChoose: (device: { deviceId: string; label: string }) => void;
}

/** What stands for the system's choice is called after the device that it is just now. */
const labelOf = (devices: readonly MediaDeviceInfo[], deviceId: string): string =>
  /^(default|communications)$/.test(deviceId)
    ? ''
    : (devices.find((device) => device.deviceId === deviceId)?.label ?? '');

/** Which of the plugged-in devices is used: the one that is open, whatever was asked for. */
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
        value={inUse ?? deviceId}
        onChange={(chosen) => onChoose({ deviceId: chosen, label: labelOf(devices, chosen) })}
      />
    </div>
  );
}
