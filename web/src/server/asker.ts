import type { AuditEntry } from '@scrubline/database';

export type Asker = AuditEntry['actor'];

/** By the headers of their request: what a route found out about who asks, for the audit in the gate. */
const askers = new WeakMap<Headers, Asker>();

export const rememberAsker = (headers: Headers, asker: Asker): void => {
  askers.set(headers, asker);
};

/** Nobody known, unless the route has found out. */
export const askerOf = (headers: Headers): Asker => askers.get(headers) ?? { kind: 'person', id: null };
