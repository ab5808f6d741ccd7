import type { CameraSource } from '@scrubline/contract';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import {
  automaticCamera,
  type CameraChoice,
  type CameraSlot,
  keepSlots,
  loadSlots,
  rigSources,
  wantedDevice,
} from './camera-choice.ts';
import type { CameraMemory } from './rig-camera.ts';

export interface CameraSlots {
  readonly slots: readonly CameraSlot[];
  /** Sources that have no card yet. */
  readonly free: readonly CameraSource[];
  readonly memory: CameraMemory;
  readonly add: (source: CameraSource) => void;
  readonly remove: (source: CameraSource) => void;
  readonly choose: (source: CameraSource, choice: CameraChoice) => void;
}

type Change = (slots: readonly CameraSlot[]) => readonly CameraSlot[];

/** The rig's camera cards, kept on this computer. Empty until the page runs: only the browser knows them. */
export function useCameraSlots(): CameraSlots {
  const [slots, setSlots] = useState<readonly CameraSlot[]>([]);
  // Cameras are opened between renders, and two of them must not take the same device.
  const latest = useRef(slots);
  const show = useCallback((next: readonly CameraSlot[]) => {
    latest.current = next;
    setSlots(next);
  }, []);
  useEffect(() => show(loadSlots()), [show]);
  const change = useCallback(
    (next: Change) => {
      show(next(latest.current));
      keepSlots(latest.current);
    },
    [show],
  );
  const memory = useMemo(() => memoryOf(() => latest.current, change), [change]);
  return {
    slots,
    free: rigSources.filter((source) => slots.every((slot) => slot.source !== source)),
    memory,
    add: (source) => change((before) => [...before, { source, choice: automaticCamera, device: null }]),
    remove: (source) => change((before) => before.filter((slot) => slot.source !== source)),
    choose: (source, choice) =>
      change((before) => before.map((slot) => (slot.source === source ? { source, choice, device: null } : slot))),
  };
}

function memoryOf(slots: () => readonly CameraSlot[], change: (next: Change) => void): CameraMemory {
  return {
    wanted: (source) => {
      const slot = slots().find((other) => other.source === source);
      return slot ? wantedDevice(slot) : null;
    },
    heldByOthers: (source) => slots().flatMap((slot) => (slot.source === source ? [] : (wantedDevice(slot) ?? []))),
    opened: (source, choice, device) =>
      change((before) =>
        before.map((slot) => (slot.source === source && slot.choice === choice ? { ...slot, device } : slot)),
      ),
  };
}
