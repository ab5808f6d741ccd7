import { z } from 'zod';

/**
 * The server asks every connection for a sign of life so often, and waits so long for it. Milliseconds. Each question
 * wakes it: asked every two seconds, twenty viewers cost it a seventh of a media worker's processor time, every five a
 * twelfth.
 */
export const pingIntervalMs = 5_000;
export const pingTimeoutMs = 3_000;

/** socket.io's `auth` value: with a ticket the first time, with a resume token after that. */
export const Handshake = z.union([
  z.strictObject({ contractVersion: z.number().int(), ticket: z.string().min(1).max(4096) }),
  z.strictObject({ contractVersion: z.number().int(), resumeToken: z.string().min(1).max(256) }),
]);
export type Handshake = z.infer<typeof Handshake>;
