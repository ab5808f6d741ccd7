import { Mic, MicOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { CaptureTrouble } from '../../shared/capture/capture-trouble.tsx';
import { DeviceSelect } from '../../shared/capture/device-select.tsx';
import { useAudioLevel } from '../../shared/capture/use-audio-level.ts';
import type { Capture } from '../../shared/capture/use-capture.ts';
import { LevelMeter } from '../../shared/ui/level-meter.tsx';
import { PanelHeader } from '../../shared/ui/panel-header.tsx';
import { Toggle } from '../../shared/ui/toggle.tsx';
import type { OwnVoice } from '../../shared/voice/use-own-voice.ts';

interface MicrophoneCardProps {
  voice: OwnVoice;
  microphone: Capture;
  microphoneId: string | null;
  onMicrophone: (deviceId: string) => void;
}

/** The theatre's microphone: which, how loud, and off with one touch. */
export function MicrophoneCard({ voice, microphone, microphoneId, onMicrophone }: MicrophoneCardProps) {
  const t = useTranslations('Rig');
  const level = useAudioLevel(microphone.track);
  const heard = t(level > 0.3 ? 'heard' : 'silent');
  return (
    <section className="border-line border-b px-4 pb-4">
      <PanelHeader title={t('sound')}>
        <LevelMeter label={t('microphoneLevel')} level={level} valueText={heard} />
        {heard}
      </PanelHeader>
      <CaptureTrouble capture={microphone} of="microphone" />
      <div className="flex flex-col gap-3">
        <DeviceSelect deviceId={microphoneId} kind="audioinput" onChoose={onMicrophone} state={microphone.state} />
        <Toggle on={!voice.muted} onChange={voice.toggle} size="theatre">
          {voice.muted ? <MicOff aria-hidden size={24} /> : <Mic aria-hidden size={24} />}
          {t(voice.muted ? 'microphoneOff' : 'microphoneOn')}
        </Toggle>
      </div>
    </section>
  );
}
