import { findRig, markTicketUsed, type Rig, type RigPublicKey } from '@scrubline/database';
import { compactVerify, importJWK } from 'jose';
import { DeviceProof, deviceProofAlgorithm, deviceProofScheme } from '../shared/api/device-proof.ts';
import { ApiError } from './api-error.ts';
import { rememberAsker } from './asker.ts';
import type { Backend } from './backend.ts';
import { oncePerRequest } from './once-per-request.ts';

/**
 * The rig that signed this request, in the order of what it may learn: only the holder of the key hears that it was
 * revoked. Each nonce serves one request: a proof seen on the way cannot be sent again.
 * @throws {ApiError} `device-proof-missing`, `rig-unknown`, `device-proof-invalid`, `rig-revoked`, `device-nonce-*`
 */
export const requireRig = oncePerRequest(async (backend: Backend, request: Request): Promise<Rig> => {
  const signed = readScheme(request.headers.get('authorization'));
  const claimed = readClaim(signed);
  const rig = await findRig(backend.database, claimed.rigId);
  if (!rig) throw new ApiError('rig-unknown');
  const proof = await verifyProof(signed, rig.publicKey);
  const { pathname } = new URL(request.url);
  if (proof.method !== request.method || proof.path !== pathname) throw new ApiError('device-proof-invalid');
  rememberAsker(request.headers, { kind: 'rig', id: rig.rigId });
  if (rig.revokedAt) throw new ApiError('rig-revoked');
  const { jti, expiresAt } = await backend.nonces.verify(proof.nonce, rig.rigId);
  const usedAt = new Date(backend.now());
  const isFirstUse = await markTicketUsed(backend.database, { jti: `nonce:${jti}`, usedAt, expiresAt });
  if (!isFirstUse) throw new ApiError('device-nonce-used');
  return rig;
});

function readScheme(header: string | null): string {
  const [scheme, signed] = (header ?? '').split(' ');
  if (scheme !== deviceProofScheme || !signed) throw new ApiError('device-proof-missing');
  return signed;
}

/** Whose key to check with. Nothing else is believed before the signature holds. */
function readClaim(signed: string): DeviceProof {
  const payload = Buffer.from(signed.split('.')[1] ?? '', 'base64url');
  return parseProof(payload);
}

async function verifyProof(signed: string, publicKey: RigPublicKey): Promise<DeviceProof> {
  try {
    const key = await importJWK({ ...publicKey }, deviceProofAlgorithm);
    const { payload } = await compactVerify(signed, key, { algorithms: [deviceProofAlgorithm] });
    return parseProof(payload);
  } catch (cause) {
    throw new ApiError('device-proof-invalid', { cause });
  }
}

function parseProof(payload: Uint8Array): DeviceProof {
  try {
    return DeviceProof.parse(JSON.parse(new TextDecoder().decode(payload)));
  } catch (cause) {
    throw new ApiError('device-proof-invalid', { cause });
  }
}
