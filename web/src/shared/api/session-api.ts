import { z } from 'zod';

/** `GET /api/session` reads, `POST /api/session/keep` says that somebody acted. */
export const sessionLeft = z.object({
  /** Until the session ends. Milliseconds, because two clocks may differ by more than that. */
  endsInMs: z.number(),
  /** Whether an action can still put that off. */
  mayBeKept: z.boolean(),
});
export type SessionLeft = z.infer<typeof sessionLeft>;

/** `POST /api/session/end`: the page that saw nobody act, or the shift go by. */
export const sessionEndBody = z.strictObject({ because: z.enum(['idle', 'shift-over']) });
export type SessionEnd = z.infer<typeof sessionEndBody>['because'];

/** Why a page sends somebody to the sign-in: the above, or the session was gone when it asked. */
export const PageEnd = z.enum([...sessionEndBody.shape.because.options, 'elsewhere']);
export type PageEnd = z.infer<typeof PageEnd>;
