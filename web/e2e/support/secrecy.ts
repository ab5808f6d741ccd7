import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { z } from 'zod';

/** Of the demonstration's fictional people: the patient, a specialist, the surgeon. */
const names = ['国栋', '顾明远', '陈立', 'gu.mingyuan'];
/** How every ticket begins: two parts of JSON in base64url. */
const signedToken = /eyJ[\w-]+\.eyJ/;

const Secrets = z.record(z.string(), z.string());

/** Whatever may stand in no log, no metric, no address and no script of a page. Keys count by their private part. */
async function secretsOf(dataDirectory: string): Promise<string[]> {
  const kept = Secrets.parse(JSON.parse(await readFile(join(dataDirectory, 'secrets.json'), 'utf8')));
  const privateParts = Object.entries(kept).flatMap(([name, value]) => {
    if (name.endsWith('PUBLIC_KEY')) return [];
    return value.startsWith('{') ? [z.object({ d: z.string() }).parse(JSON.parse(value)).d] : [value];
  });
  return [...names, ...privateParts];
}

/**
 * @param seen what people typed or were given besides
 * @throws {Error} that names the place and which secret by its first letters, never the whole
 */
export async function requireSecrecy(
  dataDirectory: string,
  texts: ReadonlyMap<string, string>,
  seen: readonly string[] = [],
): Promise<void> {
  const secrets = [...(await secretsOf(dataDirectory)), ...seen];
  const leaks = [...texts].flatMap(([where, text]) => [
    ...secrets.filter((secret) => text.includes(secret)).map((secret) => `${where}: ${secret.slice(0, 2)}…`),
    ...(signedToken.test(text) ? [`${where}: a signed token`] : []),
  ]);
  if (leaks.length > 0) throw new Error(`Secrets were found:\n${leaks.join('\n')}`);
}

/** Of the services, and of the database. */
export async function readLogs(dataDirectory: string): Promise<Map<string, string>> {
  const ofDatabase = join(dataDirectory, 'postgres/postgres.log');
  const logs = await readAll(join(dataDirectory, 'logs'));
  return existsSync(ofDatabase) ? logs.set(ofDatabase, await readFile(ofDatabase, 'utf8')) : logs;
}

export async function readMetrics(services: readonly string[]): Promise<Map<string, string>> {
  const metrics = new Map<string, string>();
  for (const url of services) metrics.set(url, await (await fetch(new URL('/metrics', url))).text());
  return metrics;
}

/** Everything that the built web hands to browsers as code. */
export const readClientBundle = (): Promise<Map<string, string>> =>
  readAll(resolve(import.meta.dirname, '../../.next/static'), '.js');

async function readAll(directory: string, ending = ''): Promise<Map<string, string>> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(await Promise.all(files.map(async (file) => [file, await readFile(file, 'utf8')] as const)));
}
