import { pairRig } from '@scrubline/database';
import { pairingBody, pairingReply } from '../../shared/api/rig-api.ts';
import { ApiError } from '../api-error.ts';
import { apiRoute, noParams } from '../api-route.ts';
import { countedAddress } from '../client-address.ts';
import { countTry } from '../count-try.ts';
import { hashPairingCode } from '../pairing-codes.ts';

const everybody = 'everybody';

/** `POST /api/rig/pair`: makes a browser's device key that of a theatre's rig. */
export const pairRigByCode = apiRoute({
  body: pairingBody,
  params: noParams,
  reply: pairingReply,
  audit: { action: 'rig:pair', about: ({ reply }) => (reply ? { subjectId: reply.rigId } : {}) },
  answer: async (backend, { request, body: { code, publicKey } }) => {
    const address = countedAddress(request.headers);
    await countTry(backend.pairingTries, address);
    await countTry(backend.allPairingTries, everybody);
    const rigId = backend.newId();
    const now = new Date(backend.now());
    const codeHash = hashPairingCode(code);
    const theatreId = await pairRig(backend.database, { codeHash, rigId, publicKey, now });
    if (!theatreId) throw new ApiError('pairing-code-invalid');
    await backend.pairingTries.reward(address, 1);
    await backend.allPairingTries.reward(everybody, 1);
    backend.logger.info({ rigId, theatreId }, 'rig paired');
    return { rigId };
  },
});
