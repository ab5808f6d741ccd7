import { serve } from '../../../../server/api-route.ts';
import { mintRigTicket } from '../../../../server/routes/mint-rig-ticket.ts';

export const POST = serve(mintRigTicket);
