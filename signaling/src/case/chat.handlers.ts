import { chatRequests } from '@scrubline/contract';
import type { Handlers } from '@scrubline/service-kit';
import type { Session } from '../session/session.ts';
import type { CaseDesk } from './case-desk.ts';
import { requireWriter } from './require-writer.ts';

export function createChatHandlers(desk: CaseDesk): Handlers<typeof chatRequests, Session> {
  return {
    async 'chat:send'(session, message) {
      await desk.write({
        session,
        entryId: message.entryId,
        deed: { request: 'chat:send', facts: chatRequests['chat:send'].audit?.(message) ?? {} },
        additionOf(written, { seat }) {
          requireWriter(seat);
          return { kind: 'message', entry: { ...message, ...written } };
        },
      });
      return {};
    },
  };
}
