import { CameraSource } from '@scrubline/contract';
import { z } from 'zod';
import { RememberedDevice } from './remembered-device.ts';

/** `automatic` is the system's camera, `phantom` the drawn scene, anything else a device's id. */
export type CameraChoice = string;
export const automaticCamera: CameraChoice = 'automatic';
export const phantomCamera: CameraChoice = 'phantom';

export interface CameraSlot {
  readonly source: CameraSource;
  readonly choice: CameraChoice;
  /** The camera that this picture came from last; null before the first success. No other one may take its name. */
  readonly device: RememberedDevice | null;
}

/** What a theatre's rig may show. A face is a person's, not a rig's. */
export const rigSources = CameraSource.exclude(['face', 'screen']).options;

const storageKey = 'scrubline-cameras';
const Slot = z.object({
  source: z.enum(rigSources),
  choice: z.string(),
  device: RememberedDevice.nullable().default(null),
});
const Slots = z.array(Slot).min(1);
const firstSlots: readonly CameraSlot[] = [{ source: 'endoscope', choice: automaticCamera, device: null }];

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

/** The device that a slot stands for; null while any free camera will do. */
export function wantedDevice({ choice, device }: CameraSlot): RememberedDevice | null {
  if (device || choice === automaticCamera || choice === phantomCamera) return device;
  return { deviceId: choice, label: '' };
}
