import { useCallback, useSyncExternalStore } from 'react';

const storageKey = 'scrubline-speaker';
/** The browser tells other windows by `storage`, but not the one that wrote. */
const writtenHere = 'scrubline-speaker-chosen';

function subscribe(listener: () => void): () => void {
  const listening = new AbortController();
  for (const event of ['storage', writtenHere]) addEventListener(event, listener, { signal: listening.signal });
  return () => listening.abort();
}

const read = (): string => localStorage.getItem(storageKey) ?? '';
/** Before the page is in a browser. */
const systemsChoice = (): string => '';

export interface SpeakerChoice {
  /** Empty is the system's choice. */
  readonly speakerId: string;
  readonly chooseSpeaker: (speakerId: string) => void;
}

/** Which loudspeaker plays the voices on this computer, in all of its windows. */
export function useSpeakerChoice(): SpeakerChoice {
  const speakerId = useSyncExternalStore(subscribe, read, systemsChoice);
  const chooseSpeaker = useCallback((chosen: string) => {
    localStorage.setItem(storageKey, chosen);
    dispatchEvent(new Event(writtenHere));
  }, []);
  return { speakerId, chooseSpeaker };
}

/**
 * Lets an element play on the chosen loudspeaker. One that was unplugged leaves the sound on the system's: a voice from
 * the wrong corner is better than none. Browsers without a choice play on the system's too.
 */
export async function playOn(audio: HTMLAudioElement, speakerId: string): Promise<void> {
  if (!('setSinkId' in audio)) return;
  await audio.setSinkId(speakerId).catch(() => audio.setSinkId(''));
}
