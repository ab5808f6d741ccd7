import { serve } from '../../../../server/api-route.ts';
import { changeTheatre } from '../../../../server/routes/save-theatre.ts';

export const POST = serve(changeTheatre);
