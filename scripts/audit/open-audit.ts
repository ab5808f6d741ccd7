import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AuditKey, connectDatabase, type DatabaseConnection } from '@scrubline/database';
import { findEmbeddedPostgres } from '@scrubline/database/embedded';
import { readSecrets } from '../preparation/secrets.mjs';
import { dataDirectory } from '../preparation/settings.mjs';
import { readAuditEnvironment } from './env.ts';
import { Unavailable } from './unavailable.ts';

/** Connects to the database that the settings name, or to the one that the product runs in its data directory. */
export async function openAuditDatabase(): Promise<DatabaseConnection> {
  return connectDatabase(readAuditEnvironment().DATABASE_URL ?? (await findOwnDatabase()));
}

async function findOwnDatabase(): Promise<string> {
  const secrets = secretsOf(dataDirectory);
  const place = join(dataDirectory, 'postgres');
  const url = secrets && (await findEmbeddedPostgres(place, secrets.DATABASE_PASSWORD));
  if (url) return url;
  throw new Unavailable(
    `The product with its data in ${dataDirectory} is stopped, and its database with it.\n` +
      'Start it (npm start), name another folder with DATA_DIRECTORY, or a database with DATABASE_URL.',
  );
}

const secretsOf = (directory: string) => (existsSync(join(directory, 'secrets.json')) ? readSecrets(directory) : null);

export interface AuditHeadsPlace {
  readonly directory: string;
  readonly key: AuditKey;
}

/** Where the signed heads lie, and whose signature they bear. */
export function findAuditHeads(): AuditHeadsPlace {
  const { AUDIT_SIGNING_KEY, AUDIT_DIRECTORY } = readAuditEnvironment();
  const text = AUDIT_SIGNING_KEY ?? secretsOf(dataDirectory)?.AUDIT_SIGNING_KEY;
  const directory = AUDIT_DIRECTORY ?? join(dataDirectory, 'audit');
  const key = AuditKey.safeParse(parseJson(text ?? ''));
  if (key.success) return { directory, key: key.data };
  throw new Unavailable(
    text
      ? 'AUDIT_SIGNING_KEY is no Ed25519 key as a JWK in JSON: the signed heads cannot be checked.'
      : 'There is no AUDIT_SIGNING_KEY: the signed heads cannot be checked. npm start makes one.',
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
