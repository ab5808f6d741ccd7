import { serve } from '../../../../server/api-route.ts';
import { challengeRig } from '../../../../server/routes/challenge-rig.ts';

export const POST = serve(challengeRig);
