import { LogOut, Mic, MicOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { CaptureState } from '../../shared/capture/capture.ts';
import type { WatchedFeed } from '../../shared/media/watched-feeds.ts';
import type { RoomView } from '../../shared/signaling/room-view.ts';
import { Button } from '../../shared/ui/button.tsx';
import { KeyCap } from '../../shared/ui/key-cap.tsx';
import { Speakers } from '../../shared/voice/speakers.tsx';
import type { ConsoleProps } from './console-props.ts';
import type { Writing } from './use-writing.ts';
import { WritingTools } from './writing-tools.tsx';

interface VoiceBarProps extends ConsoleProps {
  view: RoomView;
  voices: readonly WatchedFeed[];
  writing: Writing;
  onPanel: (open: boolean) => void;
}

/** One's own microphone, who is speaking, what can be written down, and the way out. */
export function VoiceBar(props: VoiceBarProps) {
  const { voice, maySpeak, live, view, voices, devices, standing, writing, onPanel } = props;
  const t = useTranslations('Voice');
  const speaking = standing.of('speak');
  return (
    <footer className="flex min-h-16 flex-wrap items-center gap-x-4 gap-y-2 border-line border-t bg-panel px-3 py-2 max-tablet:sticky max-tablet:bottom-0">
      {maySpeak && speaking === 'may' && <OwnMicrophone devices={devices} live={live} view={view} voice={voice} />}
      {maySpeak && speaking !== 'may' && (
        <div className="flex items-center gap-3">
          <MicOff aria-hidden className="text-ink-3" size={20} />
          <span className="font-medium text-14">{t('mayNotSpeak')}</span>
          <Button data-testid="ask-to-speak" onClick={() => standing.toggleQuestion('speak')} size="touch">
            {t(speaking === 'asked' ? 'askedToSpeak' : 'askToSpeak')}
          </Button>
        </div>
      )}
      <div className="flex flex-1 items-center gap-x-4 max-tablet:order-last max-tablet:w-full max-tablet:flex-none">
        <Speakers command={live.command} view={view} voices={voices} />
        <span className="ml-auto flex gap-1">
          <WritingTools onPanel={onPanel} writing={writing} />
        </span>
      </div>
      <span className="max-tablet:ml-auto">
        <Button data-testid="leave-room" onClick={live.leave} size="touch">
          <LogOut aria-hidden size={16} />
          {t('leave')}
        </Button>
      </span>
    </footer>
  );
}

function OwnMicrophone({ voice, live, view, devices }: Pick<VoiceBarProps, 'voice' | 'live' | 'view' | 'devices'>) {
  const t = useTranslations('Voice');
  const { status } = devices.microphone.state;
  const { allHear } = live.command;
  const muted = voice.muted && !allHear;
  const connected = live.connection.phase === 'joined' && live.connection.link === 'up' && live.media && view.media;
  const broken = status === 'failed';
  // All-hear goes by signals and needs no server.
  const heard = !muted && status === 'live' && (connected || allHear);
  return (
    <div className="flex items-center gap-3">
      <button
        aria-keyshortcuts="Space"
        aria-label={t(voice.muted ? 'unmute' : 'mute')}
        aria-pressed={!voice.muted}
        className={`grid size-11 cursor-pointer place-items-center rounded-control ${muted || broken ? 'border border-line-strong text-ink' : 'bg-accent text-on-accent'}`}
        data-testid="microphone"
        onClick={voice.toggle}
        type="button"
      >
        {muted ? <MicOff aria-hidden size={20} /> : <Mic aria-hidden size={20} />}
      </button>
      <div>
        <div className="whitespace-nowrap font-medium text-14">
          {t(allHear && !broken ? 'allHearOn' : microphoneWord(muted, status))}
        </div>
        <div className="flex items-center gap-1 whitespace-nowrap text-12 text-ink-2">
          {t(heard ? 'heardInTheatre' : muted || broken ? 'notHeard' : 'connecting')}
          <span className="pointer-coarse:hidden">
            <KeyCap>{t('space')}</KeyCap>
          </span>
        </div>
      </div>
    </div>
  );
}

function microphoneWord(muted: boolean, status: CaptureState['status']): 'off' | 'broken' | 'on' {
  if (muted) return 'off';
  return status === 'failed' ? 'broken' : 'on';
}
