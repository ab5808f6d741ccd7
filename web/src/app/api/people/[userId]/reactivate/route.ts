import { serve } from '../../../../../server/api-route.ts';
import { restorePersonAccess } from '../../../../../server/routes/end-person-access.ts';

export const POST = serve(restorePersonAccess);
