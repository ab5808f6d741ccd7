import { serve } from '../../../../server/api-route.ts';
import { endOwnSession } from '../../../../server/routes/end-session.ts';

export const POST = serve(endOwnSession);
