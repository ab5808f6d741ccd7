'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useEffect, useState } from 'react';
import type { LiveRoomHandle } from '../media/use-live-room.ts';
import type { WatchedFeed } from '../media/watched-feeds.ts';
import { Banner, type BannerSize } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { loudnessOf } from './loudness.ts';
import { playOn, useSpeakerChoice } from './speaker-choice.ts';

interface RemoteVoicesProps {
  feeds: readonly WatchedFeed[];
  live: Pick<LiveRoomHandle, 'view' | 'command'>;
  /** Of what is said when the browser holds the sound back. */
  size?: BannerSize;
}

/**
 * Plays the voices that are given, as loud as the room says, and nobody who is muted. When the browser wants a touch
 * before it plays sound, it says so.
 */
export function RemoteVoices({ feeds, live: { view, command }, size = 'desk' }: RemoteVoicesProps) {
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
        <RemoteVoice
          key={feedId}
          loudness={view ? loudnessOf(feedId, view, command.allHear) : 0}
          onBlocked={onBlocked}
          touches={touches}
          track={track}
        />
      ))}
      {blocked && (
        <Banner
          level="orange"
          size={size}
          title={t('blockedTitle')}
          action={
            <Button look="inverse" onClick={unblock} size={size === 'theatre' ? 'theatre' : 'medium'}>
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
  /** 0..1; 0 is silence. */
  loudness: number;
  touches: number;
  onBlocked: () => void;
}

function RemoteVoice({ track, loudness, touches, onBlocked }: RemoteVoiceProps) {
  const [audio, setAudio] = useState<HTMLAudioElement | null>(null);
  const { speakerId } = useSpeakerChoice();
  useEffect(() => {
    if (audio) void playOn(audio, speakerId);
  }, [audio, speakerId]);
  useEffect(() => {
    if (!audio) return;
    audio.volume = loudness;
    // Where the volume belongs to the telephone, a silence is still ours.
    audio.muted = loudness === 0;
  }, [audio, loudness]);
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
