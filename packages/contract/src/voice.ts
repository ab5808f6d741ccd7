import { z } from 'zod';
import { Nothing, request } from './request.ts';

export const voiceRequests = {
  /** One's own microphone. Muting is always accepted; unmuting needs `speak`, which the handler checks. */
  'voice:set-muted': request({ payload: z.strictObject({ muted: z.boolean() }), reply: Nothing }),
};
