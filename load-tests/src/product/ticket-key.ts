import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { JWK } from 'jose';
import { z } from 'zod';
import type { RunningProduct } from './start-product.ts';

const Ed25519Key = z.looseObject({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string(), d: z.string() });

/** The key with which the running product's web signs its tickets. */
export async function ticketKeyOf({ dataDirectory }: RunningProduct): Promise<JWK> {
  const secrets = z
    .object({ TICKET_PRIVATE_KEY: z.string() })
    .parse(JSON.parse(await readFile(join(dataDirectory, 'secrets.json'), 'utf8')));
  return Ed25519Key.parse(JSON.parse(secrets.TICKET_PRIVATE_KEY));
}
