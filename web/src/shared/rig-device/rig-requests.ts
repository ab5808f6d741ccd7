import type { z } from 'zod';
import { callApi } from '../api/call-api.ts';
import { signDeviceProof } from '../api/device-proof.ts';
import {
  challengeReply,
  pairingReply,
  type RigPublicKey,
  RigPublicKey as RigPublicKeySchema,
  type RigToday,
  rigTicketReply,
  rigTodayReply,
} from '../api/rig-api.ts';
import type { RoomTicket } from '../api/room-ticket.ts';
import { type DeviceIdentity, deviceKeyAlgorithm, keepIdentity } from './device-identity.ts';

/**
 * Makes this browser a theatre's rig: a key that stays here, its public half sent with the coordinator's code.
 * @throws {ApiRefusedError} when the code is wrong, used or too old
 */
export async function pairDevice(code: string): Promise<DeviceIdentity> {
  const { publicKey, privateKey } = await crypto.subtle.generateKey(deviceKeyAlgorithm, false, ['sign', 'verify']);
  const jwk: RigPublicKey = RigPublicKeySchema.parse(await crypto.subtle.exportKey('jwk', publicKey));
  const { rigId } = await callApi({
    method: 'POST',
    path: '/api/rig/pair',
    body: { code, publicKey: jwk },
    reply: pairingReply,
  });
  const identity = { rigId, privateKey };
  await keepIdentity(identity);
  return identity;
}

export const fetchToday = (identity: DeviceIdentity): Promise<RigToday> =>
  askAsDevice(identity, 'GET', '/api/rig/today', rigTodayReply);

export const fetchDeviceTicket = (
  identity: DeviceIdentity,
  body: { consultationId: string; as: 'rig' | 'theatre-screen' },
): Promise<RoomTicket> => askAsDevice(identity, 'POST', '/api/rig/ticket', rigTicketReply, body);

async function askAsDevice<Reply extends z.ZodType>(
  { rigId, privateKey }: DeviceIdentity,
  method: 'GET' | 'POST',
  path: string,
  reply: Reply,
  body?: unknown,
): Promise<z.output<Reply>> {
  const { nonce } = await callApi({
    method: 'POST',
    path: '/api/rig/challenge',
    body: { rigId },
    reply: challengeReply,
  });
  const authorization = await signDeviceProof(privateKey, { rigId, nonce, method, path });
  return callApi({ method, path, reply, body, authorization });
}
