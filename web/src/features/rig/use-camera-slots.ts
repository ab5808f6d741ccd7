import type { CameraSource } from '@scrubline/contract';
import { useCallback, useEffect, useState } from 'react';
import {
  automaticCamera,
  type CameraChoice,
  type CameraSlot,
  keepSlots,
  loadSlots,
  rigSources,
} from './camera-choice.ts';

export interface CameraSlots {
  readonly slots: readonly CameraSlot[];
  /** Sources that have no card yet. */
  readonly free: readonly CameraSource[];
  readonly add: (source: CameraSource) => void;
  readonly remove: (source: CameraSource) => void;
  readonly choose: (source: CameraSource, choice: CameraChoice) => void;
}

/** The rig's camera cards, kept on this computer. Empty until the page runs: only the browser knows them. */
export function useCameraSlots(): CameraSlots {
  const [slots, setSlots] = useState<readonly CameraSlot[]>([]);
  useEffect(() => setSlots(loadSlots()), []);
  const change = useCallback((next: (slots: readonly CameraSlot[]) => readonly CameraSlot[]) => {
    setSlots((before) => {
      const after = next(before);
      keepSlots(after);
      return after;
    });
  }, []);
  return {
    slots,
    free: rigSources.filter((source) => slots.every((slot) => slot.source !== source)),
    add: (source) => change((before) => [...before, { source, choice: automaticCamera }]),
    remove: (source) => change((before) => before.filter((slot) => slot.source !== source)),
    choose: (source, choice) =>
      change((before) => before.map((slot) => (slot.source === source ? { source, choice } : slot))),
  };
}
