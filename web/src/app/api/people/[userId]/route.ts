import { serve } from '../../../../server/api-route.ts';
import { changePerson } from '../../../../server/routes/change-person.ts';

export const POST = serve(changePerson);
