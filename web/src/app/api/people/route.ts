import { serve } from '../../../server/api-route.ts';
import { addPerson } from '../../../server/routes/add-person.ts';

export const POST = serve(addPerson);
