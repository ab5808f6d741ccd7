'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useEffect, useState } from 'react';
import type { WatchedFeed } from '../media/watched-feeds.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { playOn, useSpeakerChoice } from './speaker-choice.ts';

/** Plays every voice that is given. When the browser wants a touch before it plays sound, it says so. */
export function RemoteVoices({ feeds }: { feeds: readonly WatchedFeed[] }) {
  const t = useTranslations('Voice');
  const [blocked, setBlocked] = useState(false);
  const [touches, setTouches] = useState(0);
  const onBlocked = useCallback(() => setBlocked(true), []);
  const unblock = () => {
    setBlocked(false);
    setTouches((count) => count + 1);
  };
  return (
    <>
      {feeds.map(({ feedId, track }) => (
        <RemoteVoice key={feedId} track={track} touches={touches} onBlocked={onBlocked} />
      ))}
      {blocked && (
        <Banner
          level="orange"
          title={t('blockedTitle')}
          action={
            <Button look="inverse" onClick={unblock}>
              {t('unblock')}
            </Button>
          }
        >
          {t('blockedHint')}
        </Banner>
      )}
    </>
  );
}

interface RemoteVoiceProps {
  track: MediaStreamTrack;
  touches: number;
  onBlocked: () => void;
}

function RemoteVoice({ track, touches, onBlocked }: RemoteVoiceProps) {
  const [audio, setAudio] = useState<HTMLAudioElement | null>(null);
  const { speakerId } = useSpeakerChoice();
  useEffect(() => {
    if (audio) void playOn(audio, speakerId);
  }, [audio, speakerId]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each touch is a new chance to play.
  useEffect(() => {
    if (!audio) return;
    audio.srcObject = new MediaStream([track]);
    audio.play().catch((error: unknown) => {
      if (error instanceof DOMException && error.name === 'NotAllowedError') onBlocked();
    });
  }, [audio, track, touches, onBlocked]);
  // biome-ignore lint/a11y/useMediaCaption: a live voice has no captions.
  return <audio data-testid="remote-voice" ref={setAudio} />;
}
