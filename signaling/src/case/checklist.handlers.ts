import { checklistRequests } from '@scrubline/contract';
import type { Handlers } from '@scrubline/service-kit';
import type { Session } from '../session/session.ts';
import type { CaseDesk } from './case-desk.ts';

export function createChecklistHandlers(desk: CaseDesk): Handlers<typeof checklistRequests, Session> {
  return {
    async 'checklist:mark'(session, mark) {
      const facts = checklistRequests['checklist:mark'].audit?.(mark) ?? {};
      await desk.write({
        session,
        entryId: mark.entryId,
        deed: { request: 'checklist:mark', facts },
        additionOf: (written) => ({ kind: 'checklist', entry: { ...mark, ...written } }),
      });
      return {};
    },
  };
}
