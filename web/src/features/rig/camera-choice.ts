import { CameraSource } from '@scrubline/contract';
import { z } from 'zod';

/** `automatic` is the system's camera, `phantom` the drawn scene, anything else a device's id. */
export type CameraChoice = string;
export const automaticCamera: CameraChoice = 'automatic';
export const phantomCamera: CameraChoice = 'phantom';

export interface CameraSlot {
  readonly source: CameraSource;
  readonly choice: CameraChoice;
}

/** What a theatre's rig may show. A face is a person's, not a rig's. */
export const rigSources = CameraSource.exclude(['face', 'screen']).options;

const storageKey = 'scrubline-cameras';
const Slots = z.array(z.object({ source: z.enum(rigSources), choice: z.string() })).min(1);
const firstSlots: readonly CameraSlot[] = [{ source: 'endoscope', choice: automaticCamera }];

/** What was set up on this computer before. */
export function loadSlots(): readonly CameraSlot[] {
  try {
    return Slots.safeParse(JSON.parse(localStorage.getItem(storageKey) ?? 'null')).data ?? firstSlots;
  } catch {
    return firstSlots;
  }
}

export const keepSlots = (slots: readonly CameraSlot[]): void =>
  localStorage.setItem(storageKey, JSON.stringify(slots));
