import { serve } from '../../../../../server/api-route.ts';
import { drawNewPassword } from '../../../../../server/routes/reset-sign-in.ts';

export const POST = serve(drawNewPassword);
