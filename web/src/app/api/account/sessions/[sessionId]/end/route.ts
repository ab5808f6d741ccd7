import { serve } from '../../../../../../server/api-route.ts';
import { endSession } from '../../../../../../server/routes/end-session.ts';

export const POST = serve(endSession);
