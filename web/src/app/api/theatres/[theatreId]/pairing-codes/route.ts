import { serve } from '../../../../../server/api-route.ts';
import { createPairingCode } from '../../../../../server/routes/create-pairing-code.ts';

export const POST = serve(createPairingCode);
