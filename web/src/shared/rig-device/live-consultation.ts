/** Which consultation this computer is in, so that a reload or a reboot comes back to it by itself. */
const key = 'scrubline-live-consultation';

export const rememberLive = (consultationId: string): void => localStorage.setItem(key, consultationId);
export const forgetLive = (): void => localStorage.removeItem(key);
export const readLive = (): string | null => localStorage.getItem(key);
