import type { CameraSource } from '@scrubline/contract';
import { ExternalLink, Square } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useBilingual } from '../../i18n/use-bilingual.ts';
import type { Capture } from '../../shared/capture/use-capture.ts';
import { ChecklistButton } from '../../shared/case/checklist-button.tsx';
import { AllHearStrip } from '../../shared/command/all-hear-strip.tsx';
import { CommandPanel } from '../../shared/command/command-panel.tsx';
import type { LiveRoomHandle } from '../../shared/media/use-live-room.ts';
import type { WatchedFeed } from '../../shared/media/watched-feeds.ts';
import { EntryTrouble } from '../../shared/room/entry-trouble.tsx';
import { LinkBanner } from '../../shared/room/link-banner.tsx';
import { Button } from '../../shared/ui/button.tsx';
import { DemoChip } from '../../shared/ui/demo-chip.tsx';
import { PanelHeader } from '../../shared/ui/panel-header.tsx';
import { Select } from '../../shared/ui/select.tsx';
import { SiteClock } from '../../shared/ui/site-clock.tsx';
import type { OwnVoice } from '../../shared/voice/use-own-voice.ts';
import { CameraCard } from './camera-card.tsx';
import { MicrophoneCard } from './microphone-card.tsx';
import type { MicrophoneMemory } from './microphone-choice.ts';
import type { RigLiveProps } from './rig-live.tsx';
import { SpeakerCard } from './speaker-card.tsx';
import type { CameraSlots } from './use-camera-slots.ts';

interface RigBoardProps extends RigLiveProps {
  live: LiveRoomHandle;
  voice: OwnVoice;
  /** What the others say, as far as it is played here. */
  voices: readonly WatchedFeed[];
  microphone: Capture;
  microphoneMemory: MicrophoneMemory;
  cameras: CameraSlots;
  onTrack: (source: CameraSource, track: MediaStreamTrack | null) => void;
  children: ReactNode;
}

/** The rig's page in an operation: a card a camera, the microphone, and who is here. */
export function RigBoard(props: RigBoardProps) {
  const { device, consultation, live, voices, microphone, cameras, onTrack, onStop, children } = props;
  const t = useTranslations('Rig');
  const tCommand = useTranslations('Command');
  const inLanguage = useBilingual();
  const { today } = device;
  const connected = live.connection.phase === 'joined' && live.connection.link === 'up';
  return (
    <div className="flex min-h-dvh flex-col bg-page">
      <header className="relative flex min-h-18 flex-wrap items-center gap-x-4 gap-y-2 border-line border-b bg-panel px-6 py-2">
        <h1 className="font-bold text-20">{inLanguage(today.theatre)}</h1>
        <span className="text-16 text-ink-2">{inLanguage(consultation.title)}</span>
        {consultation.demonstration && <DemoChip />}
        <span className="ml-auto flex flex-wrap items-center gap-3">
          {live.connection.phase !== 'ended' && (
            <span className={`text-14 ${connected ? 'text-live' : 'text-yellow'}`} role="status">
              {t(connected ? 'connected' : 'connecting')}
            </span>
          )}
          <SiteClock timeZone={today.timeZone} />
          <Button onClick={openScreen} size="touch">
            <ExternalLink aria-hidden size={20} />
            {t('openScreen')}
          </Button>
          <Button data-testid="leave-room" look="inverse" onClick={onStop} size="touch">
            <Square aria-hidden size={20} />
            {t('stop')}
          </Button>
        </span>
        {live.command.allHear && (
          <AllHearStrip microphoneWorks={null} self={live.view?.participants.get(live.view.self) ?? null} size="desk" />
        )}
      </header>
      <EntryTrouble live={live} />
      <LinkBanner connection={live.connection} media={live.view?.media} />
      {children}
      <div className="flex flex-1 max-wide:flex-col">
        <main className="grid flex-1 auto-rows-min grid-cols-[repeat(auto-fill,minmax(min(400px,100%),1fr))] gap-4 p-6">
          {cameras.slots.map((slot) => (
            <CameraCard
              key={slot.source}
              memory={cameras.memory}
              onChoose={cameras.choose}
              onRemove={cameras.slots.length > 1 ? cameras.remove : null}
              onTrack={onTrack}
              slot={slot}
            />
          ))}
          <AddCamera cameras={cameras} />
        </main>
        <aside className="w-90 border-line border-l bg-panel max-wide:w-full max-wide:border-t max-wide:border-l-0">
          {live.view && (
            <section className="border-line border-b px-4 pb-4">
              <PanelHeader title={tCommand('people')} />
              <CommandPanel live={live} />
              <div className="mt-3">
                <ChecklistButton live={live} size="desk" timeZone={today.timeZone} />
              </div>
            </section>
          )}
          <MicrophoneCard
            allHear={live.command.allHear}
            memory={props.microphoneMemory}
            microphone={microphone}
            voice={props.voice}
          />
          <SpeakerCard refreshOn={microphone.state.status} voices={voices} />
        </aside>
      </div>
    </div>
  );
}

/** Its own window, so that it can stand on the theatre's large display and show our cameras without any network. */
const openScreen = () => void window.open('/screen', 'scrubline-theatre-screen');

function AddCamera({ cameras: { free, add } }: { cameras: CameraSlots }) {
  const t = useTranslations('Rig');
  const tSource = useTranslations('CameraSource');
  if (free.length === 0) return null;
  return (
    <div className="flex min-h-40 flex-col justify-center rounded-panel border border-line-strong border-dashed p-6">
      <Select
        label={t('addCamera')}
        onChange={add}
        options={free.map((source) => ({ value: source, label: tSource(source) }))}
        placeholder={t('chooseSource')}
        value={null}
      />
    </div>
  );
}
