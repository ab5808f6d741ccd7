import { z } from 'zod';

export const FlooderOrder = z.strictObject({
  signalingUrl: z.url(),
  ticket: z.string(),
  eventsPerS: z.number().positive(),
  durationMs: z.number().positive(),
});
export type FlooderOrder = z.infer<typeof FlooderOrder>;

export const Flooded = z.strictObject({ sent: z.number().int(), isCutOff: z.boolean() });
export type Flooded = z.infer<typeof Flooded>;
