import { readEnvironment } from '@scrubline/service-kit';
import { z } from 'zod';

/** What tells where an audit is, when it is not in the data directory. */
export const auditSettings = {
  DATABASE_URL: z.url().optional(),
  AUDIT_SIGNING_KEY: z.string().optional(),
  AUDIT_DIRECTORY: z.string().optional(),
};

export const readAuditEnvironment = () => readEnvironment(auditSettings);
