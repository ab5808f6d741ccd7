import { currentBackend } from '../../../../server/backend.ts';
import { exportAudit } from '../../../../server/routes/export-audit.ts';

export const GET = (request: Request) => exportAudit(currentBackend(), request);
