import { useCallback, useEffect, useState } from 'react';
import { z } from 'zod';
import { microphoneKinds } from '../../shared/capture/microphone-kinds.ts';
import { RememberedDevice } from './remembered-device.ts';

const Choice = z.object({
  /** Null is the system's choice. */
  device: RememberedDevice.nullable(),
  kind: z.enum(microphoneKinds),
});
export type MicrophoneChoice = z.infer<typeof Choice>;

const storageKey = 'scrubline-microphone';
const firstChoice: MicrophoneChoice = { device: null, kind: 'room' };

function loadChoice(): MicrophoneChoice {
  try {
    return Choice.safeParse(JSON.parse(localStorage.getItem(storageKey) ?? 'null')).data ?? firstChoice;
  } catch {
    return firstChoice;
  }
}

export interface MicrophoneMemory {
  /** Undefined until it was looked up. */
  readonly choice: MicrophoneChoice | undefined;
  readonly choose: (change: Partial<MicrophoneChoice>) => void;
}

/** The rig's microphone and where it stands, kept on this computer. */
export function useMicrophoneChoice(): MicrophoneMemory {
  const [choice, setChoice] = useState<MicrophoneChoice | undefined>(undefined);
  useEffect(() => setChoice(loadChoice()), []);
  const choose = useCallback((change: Partial<MicrophoneChoice>) => {
    const next = { ...loadChoice(), ...change };
    localStorage.setItem(storageKey, JSON.stringify(next));
    setChoice(next);
  }, []);
  return { choice, choose };
}
