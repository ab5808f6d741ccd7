import { serve } from '../../../../../server/api-route.ts';
import { endPersonAccess } from '../../../../../server/routes/end-person-access.ts';

export const POST = serve(endPersonAccess);
