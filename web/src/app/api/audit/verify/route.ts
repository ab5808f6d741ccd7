import { serve } from '../../../../server/api-route.ts';
import { verifyAuditNow } from '../../../../server/routes/verify-audit.ts';

export const POST = serve(verifyAuditNow);
