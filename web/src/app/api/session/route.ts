import { serve } from '../../../server/api-route.ts';
import { readSession } from '../../../server/routes/keep-session.ts';

export const GET = serve(readSession);
