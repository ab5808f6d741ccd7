import { serve } from '../../../../../server/api-route.ts';
import { cancelPlan } from '../../../../../server/routes/cancel-consultation.ts';

export const POST = serve(cancelPlan);
