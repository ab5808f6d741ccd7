import { serve } from '../../../../../server/api-route.ts';
import { revokeGuestInvitation } from '../../../../../server/routes/revoke-invitation.ts';

export const POST = serve(revokeGuestInvitation);
