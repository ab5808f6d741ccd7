import { useCallback, useEffect, useState } from 'react';

const storageKey = 'scrubline-microphone';

/** The rig's microphone, kept on this computer: its id, null for the system's choice, undefined until it was looked up. */
export function useMicrophoneChoice() {
  const [microphoneId, setMicrophoneId] = useState<string | null | undefined>(undefined);
  useEffect(() => setMicrophoneId(localStorage.getItem(storageKey)), []);
  const chooseMicrophone = useCallback((deviceId: string) => {
    localStorage.setItem(storageKey, deviceId);
    setMicrophoneId(deviceId);
  }, []);
  return { microphoneId, chooseMicrophone };
}
