import { CompactSign } from 'jose';
import { z } from 'zod';
import { OpaqueId } from './opaque-id.ts';

/** What a rig signs with its device key for each request. The rig's clock plays no part in it. */
export const DeviceProof = z.object({
  rigId: OpaqueId,
  nonce: z.string().max(1024),
  method: z.string().max(8),
  /** Without origin and query: `/api/rig/today`. */
  path: z.string().max(256),
});
export type DeviceProof = z.infer<typeof DeviceProof>;

export const deviceProofAlgorithm = 'ES256';
export const deviceProofScheme = 'Device';

/** The value of the `Authorization` header for one request. Each nonce of `/api/rig/challenge` serves once. */
export async function signDeviceProof(privateKey: CryptoKey, proof: DeviceProof): Promise<string> {
  const signed = await new CompactSign(new TextEncoder().encode(JSON.stringify(proof)))
    .setProtectedHeader({ alg: deviceProofAlgorithm })
    .sign(privateKey);
  return `${deviceProofScheme} ${signed}`;
}
