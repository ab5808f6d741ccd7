import { CameraSource } from '@scrubline/contract';
import { z } from 'zod';

/** `automatic` is the system's camera, `phantom` the drawn scene, anything else a device's id. */
export type CameraChoice = string;
export const automaticCamera: CameraChoice = 'automatic';
export const phantomCamera: CameraChoice = 'phantom';

/** A camera that was opened. Its label finds it again when the browser gave it another id. */
const CameraDevice = z.object({ deviceId: z.string(), label: z.string() });
export type CameraDevice = z.infer<typeof CameraDevice>;

export interface CameraSlot {
  readonly source: CameraSource;
  readonly choice: CameraChoice;
  /** The camera that this picture came from last; null before the first success. No other one may take its name. */
  readonly device: CameraDevice | null;
}

/** What a theatre's rig may show. A face is a person's, not a rig's. */
export const rigSources = CameraSource.exclude(['face', 'screen']).options;

const storageKey = 'scrubline-cameras';
const Slot = z.object({
  source: z.enum(rigSources),
  choice: z.string(),
  device: CameraDevice.nullable().default(null),
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
export function wantedDevice({ choice, device }: CameraSlot): CameraDevice | null {
  if (device || choice === automaticCamera || choice === phantomCamera) return device;
  return { deviceId: choice, label: '' };
}

/**
 * Whether both are one camera. An id alone is not enough: where it is the number of a socket, another camera has it after
 * a reboot (Linux: `/dev/video0`). A label that is not known yet says nothing.
 */
export const isSameCamera = (one: CameraDevice, other: CameraDevice): boolean =>
  one.deviceId === other.deviceId && (one.label === other.label || one.label === '' || other.label === '');

/**
 * Which of the plugged-in cameras to open: the wanted one, by id and label, and else the only free one with its label;
 * without a wish the first one that no other slot holds. `null` leaves it to the system, while the browser does not tell
 * the ids yet.
 * @throws DOMException NotFoundError when the wanted one is not there for certain, or every camera is held
 */
export function pickCamera(
  cameras: readonly CameraDevice[],
  wanted: CameraDevice | null,
  held: readonly CameraDevice[],
): string | null {
  const known = cameras.filter(({ deviceId }) => deviceId !== '');
  if (known.length === 0) return wanted?.deviceId ?? null;
  const free = known.filter((camera) => !held.some((other) => isSameCamera(camera, other)));
  if (!wanted) {
    if (free[0]) return free[0].deviceId;
    throw new DOMException('Every camera is in use by another card', 'NotFoundError');
  }
  const same = known.find((camera) => isSameCamera(camera, wanted));
  if (same) return same.deviceId;
  const [namesake, another] = free.filter(({ label }) => label !== '' && label === wanted.label);
  if (namesake && !another) return namesake.deviceId;
  throw new DOMException('The camera of this card is not plugged in', 'NotFoundError');
}
