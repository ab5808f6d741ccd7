import { serve } from '../../../../server/api-route.ts';
import { lookAtInvitation } from '../../../../server/routes/look-at-invitation.ts';

export const POST = serve(lookAtInvitation);
