import { z } from 'zod';
import { Nothing, request } from './request.ts';

export const voiceRequests = {
  'voice:set-muted': request({
    meaning: "Mutes one's own microphone, which is always accepted, or unmutes it, which needs `speak`.",
    payload: z.strictObject({ muted: z.boolean() }),
    reply: Nothing,
    audit: ({ muted }) => ({ muted }),
  }),
};
