import { randomUUID } from 'node:crypto';
import type { StaffRole } from '@scrubline/database';
import { openTestNetwork, type TestNetwork } from '@scrubline/database/test-network';
import { createLogger } from '@scrubline/service-kit';
import { hashPassword } from 'better-auth/crypto';
import { exportJWK, generateKeyPair } from 'jose';
import { signDeviceProof } from '../shared/api/device-proof.ts';
import { RigPublicKey } from '../shared/api/rig-api.ts';
import { type ApiRoute, answerRoute } from './api-route.ts';
import { type Backend, createBackend } from './backend.ts';
import { clientAddressHeader } from './client-address.ts';
import { webSettings } from './env.ts';
import { drawPairingCode } from './pairing-codes.ts';
import { answerAuth } from './routes/answer-auth.ts';
import { pairRigByCode } from './routes/pair-rig.ts';

export const publicUrl = 'https://scrubline.example';
export const signalingUrl = 'https://signaling.scrubline.example';
export const testPassword = 'only for tests';

export interface TestBackend extends Backend {
  readonly network: TestNetwork;
  readonly ticketPublicKey: CryptoKey;
  /** Sets the clock of tickets, nonces and codes. better-auth keeps its own. */
  setTime(time: Date): void;
  close(): Promise<void>;
}

/** A backend on a database of its own, with a clock that stands still until it is set. */
export async function openTestBackend(startTime: Date): Promise<TestBackend> {
  const network = await openTestNetwork();
  const keys = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const logger = createLogger('web');
  logger.level = 'silent';
  let time = startTime;
  const environment = {
    PORT: 0,
    PUBLIC_URL: publicUrl,
    DATABASE_URL: network.databaseUrl,
    AUTH_SECRET: 'a secret that is long enough for tests',
    TICKET_PRIVATE_KEY: webSettings.TICKET_PRIVATE_KEY.parse(JSON.stringify(await exportJWK(keys.privateKey))),
    SIGNALING_URL: signalingUrl,
  };
  const outside = { database: network.database, logger, now: () => time.getTime(), newId: randomUUID };
  return {
    ...createBackend(environment, outside),
    network,
    ticketPublicKey: keys.publicKey,
    setTime: (next) => {
      time = next;
    },
    close: () => network.close(),
  };
}

/** Adds somebody and signs them in. @returns the cookie that their browser then sends */
export async function signInAs(backend: TestBackend, userId: string, role: StaffRole): Promise<string> {
  await backend.network.addPerson(userId, role, await hashPassword(testPassword));
  const response = await trySignIn(backend, `${userId}@scrubline.example`, testPassword);
  return cookiesOf(response);
}

/** Each call comes from another address, unless one is given. */
export function trySignIn(
  backend: Backend,
  email: string,
  password: string,
  { address = randomUUID(), cookie = '' }: { address?: string; cookie?: string } = {},
) {
  return postAuth(backend, '/sign-in/email', { email, password }, { [clientAddressHeader]: address, cookie });
}

/** Asks one of better-auth's routes as our own page does. */
export function postAuth(backend: Backend, path: string, body: unknown, headers: Record<string, string> = {}) {
  const sent = { 'content-type': 'application/json', origin: publicUrl, ...headers };
  return answerAuth(
    backend,
    new Request(`${publicUrl}/api/auth${path}`, { method: 'POST', headers: sent, body: JSON.stringify(body) }),
  );
}

/** What a browser sends back that was set by this answer. */
export const cookiesOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .filter((cookie) => !/max-age=0/i.test(cookie))
    .map((cookie) => cookie.split(';')[0])
    .join('; ');

export interface Asking {
  readonly method?: 'GET' | 'POST';
  readonly path?: string;
  readonly params?: Record<string, string>;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

/** Asks a route as a browser on our own page does. */
export async function ask<Body, Reply, Params>(
  backend: Backend,
  route: ApiRoute<Body, Reply, Params>,
  { method = 'POST', path = '/api/x', params, body, headers = {} }: Asking = {},
) {
  const request = new Request(`${publicUrl}${path}`, {
    method,
    headers: { origin: publicUrl, ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const response = await answerRoute(route, backend, request, params);
  return { status: response.status, value: await response.json() };
}

export interface TestRig {
  readonly rigId: string;
  readonly privateKey: CryptoKey;
  /** Headers for one request. */
  prove(method: 'GET' | 'POST', path: string): Promise<{ authorization: string }>;
}

export async function createDeviceKey() {
  const keys = await generateKeyPair('ES256', { extractable: true });
  return { privateKey: keys.privateKey, publicKey: RigPublicKey.parse(await exportJWK(keys.publicKey)) };
}

/** Pairs a rig with a theatre by a code, through the route. */
export async function pairTestRig(backend: TestBackend, theatreId: string): Promise<TestRig> {
  const { privateKey, publicKey } = await createDeviceKey();
  const { code } = await drawPairingCode(backend, theatreId, 60_000);
  const { value } = await ask(backend, pairRigByCode, { body: { code, publicKey } });
  const { rigId } = value;
  return {
    rigId,
    privateKey,
    prove: async (method, path) => ({
      authorization: await signDeviceProof(privateKey, {
        rigId,
        nonce: await backend.nonces.issue(rigId),
        method,
        path,
      }),
    }),
  };
}
