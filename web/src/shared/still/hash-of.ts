import { StillHash } from '@scrubline/contract';

/** SHA-256 of a still's bytes, as everybody writes it. */
export async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<StillHash> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return StillHash.parse([...digest].map((byte) => byte.toString(16).padStart(2, '0')).join(''));
}
