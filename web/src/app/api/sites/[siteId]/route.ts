import { serve } from '../../../../server/api-route.ts';
import { changeSite } from '../../../../server/routes/save-site.ts';

export const POST = serve(changeSite);
