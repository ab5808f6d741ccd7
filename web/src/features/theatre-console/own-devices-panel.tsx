import { useTranslations } from 'next-intl';
import { CaptureTrouble } from '../../shared/capture/capture-trouble.tsx';
import { DeviceSelect } from '../../shared/capture/device-select.tsx';
import { LocalVideo } from '../../shared/capture/local-video.tsx';
import { useAudioLevel } from '../../shared/capture/use-audio-level.ts';
import { LevelMeter } from '../../shared/ui/level-meter.tsx';
import { Toggle } from '../../shared/ui/toggle.tsx';
import type { OwnVoice } from '../../shared/voice/use-own-voice.ts';
import type { OwnDevices } from './use-own-devices.ts';

/** One's own picture and voice before and during the meeting: which devices, and whether they work. */
export function OwnDevicesPanel({ devices, voice }: { devices: OwnDevices; voice: OwnVoice }) {
  const t = useTranslations('OwnDevices');
  const level = useAudioLevel(devices.microphone.track);
  return (
    <div className="grid grid-cols-2 gap-6 max-tablet:grid-cols-1">
      <div className="relative aspect-video overflow-hidden rounded-panel border border-line bg-black">
        <LocalVideo label={t('selfView')} mirrored track={devices.camera.track} />
        <div className="absolute inset-x-0 bottom-0">
          <CaptureTrouble capture={devices.camera} of="camera" />
        </div>
      </div>
      <div className="flex flex-col gap-4">
        <DeviceSelect
          deviceId={devices.cameraId}
          kind="videoinput"
          state={devices.camera.state}
          onChoose={({ deviceId }) => devices.chooseCamera(deviceId)}
        />
        <DeviceSelect
          deviceId={devices.microphoneId}
          kind="audioinput"
          state={devices.microphone.state}
          onChoose={({ deviceId }) => devices.chooseMicrophone(deviceId)}
        />
        <div className="flex min-h-6 items-center gap-3 text-14 text-ink-2">
          <LevelMeter label={t('microphoneLevel')} level={level} valueText={t(level > 0.3 ? 'heard' : 'silent')} />
          <span>{t(level > 0.3 ? 'heard' : 'silent')}</span>
        </div>
        <CaptureTrouble capture={devices.microphone} of="microphone" />
        <div className="flex flex-wrap gap-2">
          <Toggle on={!voice.muted} onChange={voice.toggle} size="touch">
            {t(voice.muted ? 'microphoneOff' : 'microphoneOn')}
          </Toggle>
          <Toggle on={devices.cameraOn} onChange={devices.turnCamera} size="touch">
            {t(devices.cameraOn ? 'cameraOn' : 'cameraOff')}
          </Toggle>
        </div>
      </div>
    </div>
  );
}
