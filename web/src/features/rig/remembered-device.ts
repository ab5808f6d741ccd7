import { z } from 'zod';

/** A device that was chosen or opened. Its label finds it again when the browser gave it another id. */
export const RememberedDevice = z.object({ deviceId: z.string(), label: z.string() });
export type RememberedDevice = z.infer<typeof RememberedDevice>;

/**
 * Whether both are one device. An id alone is not enough: where it is the number of a socket, another device has it after
 * a reboot (Linux: `/dev/video0`). A label that is not known yet says nothing.
 */
export const isSameDevice = (one: RememberedDevice, other: RememberedDevice): boolean =>
  one.deviceId === other.deviceId && (one.label === other.label || one.label === '' || other.label === '');

/**
 * Which of the plugged-in devices to open: the wanted one, by id and label, and else the only free one with its label;
 * without a wish the first one that nobody else holds. `null` leaves it to the system, while the browser does not tell
 * the ids yet.
 * @throws DOMException NotFoundError when the wanted one is not there for certain, or every device is held
 */
export function pickDevice(
  pluggedIn: readonly RememberedDevice[],
  wanted: RememberedDevice | null,
  held: readonly RememberedDevice[],
): string | null {
  const known = pluggedIn.filter(({ deviceId }) => deviceId !== '');
  if (known.length === 0) return wanted?.deviceId ?? null;
  const free = known.filter((device) => !held.some((other) => isSameDevice(device, other)));
  if (!wanted) {
    if (free[0]) return free[0].deviceId;
    throw new DOMException('Every device is in use', 'NotFoundError');
  }
  const same = known.find((device) => isSameDevice(device, wanted));
  if (same) return same.deviceId;
  const [namesake, another] = free.filter(({ label }) => label !== '' && label === wanted.label);
  if (namesake && !another) return namesake.deviceId;
  throw new DOMException('The device is not plugged in', 'NotFoundError');
}
