/** Which consultation this computer's rig is in, so that a reload or a reboot comes back to it by itself. */
const liveKey = 'scrubline-live-consultation';
/** Which one a screen shows on a computer of its own. Apart from the rig's, so that no rig starts because of it. */
const shownKey = 'scrubline-shown-consultation';

export const rememberLive = (consultationId: string): void => localStorage.setItem(liveKey, consultationId);
export const forgetLive = (): void => localStorage.removeItem(liveKey);
export const readLive = (): string | null => localStorage.getItem(liveKey);

export const rememberShown = (consultationId: string): void => localStorage.setItem(shownKey, consultationId);
export const forgetShown = (): void => localStorage.removeItem(shownKey);
export const readShown = (): string | null => localStorage.getItem(shownKey);
