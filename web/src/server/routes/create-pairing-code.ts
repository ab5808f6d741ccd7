import { z } from 'zod';
import { OpaqueId } from '../../shared/api/opaque-id.ts';
import { pairingCodeReply } from '../../shared/api/theatre-api.ts';
import { apiRoute, noBody } from '../api-route.ts';
import { drawPairingCode } from '../pairing-codes.ts';
import { requireTheatreKeeper } from '../theatres.ts';

/** Long enough to walk from the desk to the theatre. */
const pairingCodeLifetimeMs = 10 * 60_000;

/** `POST /api/theatres/[theatreId]/pairing-codes`: an older code of that theatre ends with it. */
export const createPairingCode = apiRoute({
  body: noBody,
  params: z.object({ theatreId: OpaqueId }),
  reply: pairingCodeReply,
  audit: { action: 'pairing-code:draw', about: ({ params }) => ({ subjectId: params.theatreId }) },
  answer: async (backend, { request, params: { theatreId } }) => {
    await requireTheatreKeeper(backend, request.headers, theatreId);
    const { code, expiresAt } = await drawPairingCode(backend, theatreId, pairingCodeLifetimeMs);
    return { code, expiresAt: expiresAt.toISOString() };
  },
});
