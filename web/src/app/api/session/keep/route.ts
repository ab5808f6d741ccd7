import { serve } from '../../../../server/api-route.ts';
import { keepOwnSession } from '../../../../server/routes/keep-session.ts';

export const POST = serve(keepOwnSession);
