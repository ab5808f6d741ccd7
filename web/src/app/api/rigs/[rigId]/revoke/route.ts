import { serve } from '../../../../../server/api-route.ts';
import { revokeRigAccess } from '../../../../../server/routes/revoke-rig.ts';

export const POST = serve(revokeRigAccess);
