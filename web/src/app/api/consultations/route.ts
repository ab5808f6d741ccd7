import { serve } from '../../../server/api-route.ts';
import { planConsultation } from '../../../server/routes/plan-consultation.ts';

export const POST = serve(planConsultation);
