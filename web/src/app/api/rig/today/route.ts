import { serve } from '../../../../server/api-route.ts';
import { listRigToday } from '../../../../server/routes/list-rig-today.ts';

export const GET = serve(listRigToday);
