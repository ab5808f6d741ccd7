import { serve } from '../../../../../server/api-route.ts';
import { inviteGuest } from '../../../../../server/routes/invite-guest.ts';

export const POST = serve(inviteGuest);
