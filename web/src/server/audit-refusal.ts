import type { AuditEntry } from '@scrubline/database';
import type { AuditTrail } from './audit.ts';
import type { Refusal } from './guard-request.ts';

/** The action of a request of which nothing else is known. */
export const refusedRequest = 'request:refused';

/** What was refused before anybody looked who asks, and for what. Only its code: all else was made up by the asker. */
export function auditRefusal(audit: AuditTrail, { status, code }: Refusal, at: Date): void {
  const actor: AuditEntry['actor'] = { kind: 'person', id: null };
  audit.recordRefusal({ at, actor, action: refusedRequest, outcome: code, facts: { status } });
}
