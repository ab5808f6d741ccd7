import { serve } from '../../../../../../server/api-route.ts';
import { resetSecondSteps } from '../../../../../../server/routes/reset-sign-in.ts';

export const POST = serve(resetSecondSteps);
