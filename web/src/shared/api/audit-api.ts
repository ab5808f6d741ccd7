import { z } from 'zod';
import { OpaqueId } from './opaque-id.ts';

/** What one looks for in the audit, as it stands in an address: ids, codes and days, never a name. */
export const AuditSearch = z.object({
  /** Days on the calendar of the reader's site, both included. */
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
  person: OpaqueId.optional().catch(undefined),
  room: OpaqueId.optional().catch(undefined),
  action: z.string().min(1).max(80).optional().catch(undefined),
  outcome: z.enum(['ok', 'refused']).optional().catch(undefined),
  /** Only rows before this position. */
  before: z.coerce.number().int().positive().optional().catch(undefined),
});
export type AuditSearch = z.infer<typeof AuditSearch>;

/** The search as a part of an address. */
export function addressOfSearch(path: string, search: AuditSearch): string {
  const entries = Object.entries(search).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]]));
  return entries.length === 0 ? path : `${path}?${new URLSearchParams(entries)}`;
}

/** `POST /api/audit/verify` */
export const auditVerdict = z.object({
  /** Rows that are intact. */
  events: z.number().int(),
  /** The first that is not; null when all are. */
  position: z.number().int().nullable(),
});
