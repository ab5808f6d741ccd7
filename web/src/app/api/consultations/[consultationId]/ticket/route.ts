import { serve } from '../../../../../server/api-route.ts';
import { mintConsultationTicket } from '../../../../../server/routes/mint-consultation-ticket.ts';

export const POST = serve(mintConsultationTicket);
