import { serve } from '../../../server/api-route.ts';
import { addSite } from '../../../server/routes/save-site.ts';

export const POST = serve(addSite);
