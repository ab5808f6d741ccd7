import { serve } from '../../../../server/api-route.ts';
import { acceptGuestInvitation } from '../../../../server/routes/accept-invitation.ts';

export const POST = serve(acceptGuestInvitation);
