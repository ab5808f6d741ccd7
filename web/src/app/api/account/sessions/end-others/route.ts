import { serve } from '../../../../../server/api-route.ts';
import { endOtherSessions } from '../../../../../server/routes/end-session.ts';

export const POST = serve(endOtherSessions);
