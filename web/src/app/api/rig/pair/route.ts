import { serve } from '../../../../server/api-route.ts';
import { pairRigByCode } from '../../../../server/routes/pair-rig.ts';

export const POST = serve(pairRigByCode);
