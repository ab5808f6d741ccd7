import { serve } from '../../../../server/api-route.ts';
import { changeConsultation } from '../../../../server/routes/plan-consultation.ts';

export const POST = serve(changeConsultation);
