import { Volume2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useDevices } from '../../shared/capture/use-devices.ts';
import type { WatchedFeed } from '../../shared/media/watched-feeds.ts';
import { Button } from '../../shared/ui/button.tsx';
import { LevelMeter } from '../../shared/ui/level-meter.tsx';
import { PanelHeader } from '../../shared/ui/panel-header.tsx';
import { Select } from '../../shared/ui/select.tsx';
import { playTestSound } from '../../shared/voice/play-test-sound.ts';
import { useSpeakerChoice } from '../../shared/voice/speaker-choice.ts';
import { speakingLevel, useVoiceLevels } from '../../shared/voice/use-voice-levels.ts';

interface SpeakerCardProps {
  voices: readonly WatchedFeed[];
  /** Names appear once the browser has given a microphone. */
  refreshOn: string;
}

/** The theatre's loudspeaker: which, whether it can be heard, and how loud the others are. */
export function SpeakerCard({ voices, refreshOn }: SpeakerCardProps) {
  const t = useTranslations('Rig');
  const loudest = Math.max(0, ...useVoiceLevels(voices).values());
  const words = t(loudest > speakingLevel ? 'voicesHeard' : 'voicesSilent');
  return (
    <section className="border-line border-b px-4 pb-4">
      <PanelHeader title={t('speaker')}>
        <LevelMeter label={t('speakerLevel')} level={Math.sqrt(loudest)} valueText={words} />
        {words}
      </PanelHeader>
      <div className="flex items-end gap-2">
        <div className="min-w-0 flex-1">
          <SpeakerSelect refreshOn={refreshOn} />
        </div>
        <TestSoundButton />
      </div>
    </section>
  );
}

function SpeakerSelect({ refreshOn }: { refreshOn: string }) {
  const t = useTranslations('Rig');
  const { speakerId, chooseSpeaker } = useSpeakerChoice();
  const devices = useDevices('audiooutput', refreshOn).filter(({ deviceId }) => deviceId !== 'default');
  const options = [
    { value: '', label: t('systemSpeaker') },
    ...devices.map(({ deviceId, label }, index) => ({
      value: deviceId,
      label: label || t('unnamedSpeaker', { number: index + 1 }),
    })),
  ];
  const isPlugged = options.some(({ value }) => value === speakerId);
  if (!isPlugged) options.push({ value: speakerId, label: t('speakerGone') });
  return <Select label={t('speaker')} labelHidden onChange={chooseSpeaker} options={options} value={speakerId} />;
}

function TestSoundButton() {
  const t = useTranslations('Rig');
  const { speakerId } = useSpeakerChoice();
  const [playing, setPlaying] = useState(false);
  const play = () => {
    setPlaying(true);
    playTestSound(speakerId).finally(() => setPlaying(false));
  };
  return (
    <Button disabled={playing} onClick={play} size="touch">
      <Volume2 aria-hidden size={20} />
      {t('testSound')}
    </Button>
  );
}
