import { serve } from '../../../../../server/api-route.ts';
import { addTheatre } from '../../../../../server/routes/save-theatre.ts';

export const POST = serve(addTheatre);
