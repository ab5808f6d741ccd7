import { Mic, MicOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { CaptureTrouble } from '../../shared/capture/capture-trouble.tsx';
import { DeviceSelect } from '../../shared/capture/device-select.tsx';
import { microphoneKinds } from '../../shared/capture/microphone-kinds.ts';
import { useAudioLevel } from '../../shared/capture/use-audio-level.ts';
import type { Capture } from '../../shared/capture/use-capture.ts';
import { LevelMeter } from '../../shared/ui/level-meter.tsx';
import { PanelHeader } from '../../shared/ui/panel-header.tsx';
import { Select } from '../../shared/ui/select.tsx';
import { Toggle } from '../../shared/ui/toggle.tsx';
import type { OwnVoice } from '../../shared/voice/use-own-voice.ts';
import type { MicrophoneMemory } from './microphone-choice.ts';

interface MicrophoneCardProps {
  voice: OwnVoice;
  microphone: Capture;
  /** Open whatever the switch says. */
  allHear: boolean;
  memory: MicrophoneMemory;
}

/** The theatre's microphone: which, where it stands, how loud, and off with one touch. */
export function MicrophoneCard({ voice, microphone, allHear, memory: { choice, choose } }: MicrophoneCardProps) {
  const t = useTranslations('Rig');
  const tVoice = useTranslations('Voice');
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
        <DeviceSelect
          deviceId={choice?.device?.deviceId ?? null}
          kind="audioinput"
          onChoose={(device) => choose({ device })}
          state={microphone.state}
        />
        <Select
          label={t('microphoneKind')}
          onChange={(kind) => choose({ kind })}
          options={microphoneKinds.map((kind) => ({ value: kind, label: t(`microphoneKinds.${kind}`) }))}
          value={choice?.kind ?? null}
        />
        <Toggle on={!voice.muted} onChange={voice.toggle} size="theatre">
          {voice.muted ? <MicOff aria-hidden size={24} /> : <Mic aria-hidden size={24} />}
          {t(voice.muted ? 'microphoneOff' : 'microphoneOn')}
        </Toggle>
        {allHear && voice.muted && <p className="text-14 text-live">{tVoice('allHearOn')}</p>}
      </div>
    </section>
  );
}
