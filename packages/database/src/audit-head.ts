import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { FlattenedSign, flattenedVerify, importJWK, type JWK } from 'jose';
import { z } from 'zod';
import type { SignedAuditHead } from './audit-verification.ts';
import type { Database } from './database.ts';
import { readAuditHead } from './read-audit.ts';

/** An Ed25519 key as a JWK; `d` is its private part. */
export const AuditKey = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string().min(1),
  d: z.string().min(1).optional(),
});
export type AuditKey = z.infer<typeof AuditKey>;

const algorithm = 'EdDSA';
const suffix = '.json';
const SignedContent = z.object({
  position: z.number().int().positive(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.iso.datetime(),
});

/** The file of a day, by the calendar of UTC. */
const fileOf = (at: Date) => `${at.toISOString().slice(0, 10)}${suffix}`;

/**
 * Signs up to where the chain reaches and keeps it as `<date>.json`, a JWS in its flattened JSON form. The first of a day
 * stands; it is never written over.
 * @returns `kept-before` when the day has one already, `nothing-signed` before the chain's first row
 */
export async function exportAuditHead(
  database: Database,
  { privateKey, directory, now }: { privateKey: AuditKey; directory: string; now: Date },
): Promise<'exported' | 'kept-before' | 'nothing-signed'> {
  await mkdir(directory, { recursive: true });
  const head = await readAuditHead(database);
  if (!head || head.position === 0) return 'nothing-signed';
  const content = JSON.stringify({ ...head, at: now.toISOString() });
  const signed = await new FlattenedSign(new TextEncoder().encode(content))
    .setProtectedHeader({ alg: algorithm })
    .sign(await importJWK(privateKey satisfies JWK, algorithm));
  const isWritten = await writeOnce(directory, fileOf(now), `${JSON.stringify(signed, null, 2)}\n`);
  return isWritten ? 'exported' : 'kept-before';
}

/** Whole or not at all, durable when it resolves, and only where nothing is: a link, unlike a renaming, replaces nothing. */
async function writeOnce(directory: string, name: string, text: string): Promise<boolean> {
  const halfMade = join(directory, `.${name}.${randomUUID()}`);
  const file = await open(halfMade, 'wx', 0o644);
  try {
    await file.writeFile(text);
    await file.sync();
    await link(halfMade, join(directory, name));
  } catch (error) {
    if (z.object({ code: z.literal('EEXIST') }).safeParse(error).success) return false;
    throw error;
  } finally {
    await file.close();
    await rm(halfMade, { force: true });
  }
  const folder = await open(directory, 'r');
  await folder.sync().finally(() => folder.close());
  return true;
}

export interface SignedAuditHeads {
  /** Oldest first. */
  readonly heads: readonly SignedAuditHead[];
  /** Files that this key did not sign, or that bear another day's name. */
  readonly refused: readonly string[];
}

/** Every exported head. A folder that is not there has none. */
export async function readSignedHeads(directory: string, key: AuditKey): Promise<SignedAuditHeads> {
  const { d: _private, ...publicKey } = key;
  const verifyingKey = await importJWK(publicKey satisfies JWK, algorithm);
  const names = await readdir(directory).catch((error: unknown) => {
    if (z.object({ code: z.literal('ENOENT') }).safeParse(error).success) return [];
    throw error;
  });
  const heads: SignedAuditHead[] = [];
  const refused: string[] = [];
  for (const name of names.filter((file) => file.endsWith(suffix) && !file.startsWith('.')).sort()) {
    const text = await readFile(join(directory, name), 'utf8');
    const head = await readHead(text, verifyingKey).catch(() => null);
    if (head && fileOf(head.at) === name) heads.push(head);
    else refused.push(name);
  }
  return { heads, refused };
}

/** A head comes once a day: one that is missing may still come, two are gone or were never signed. */
const longestUnsignedMs = 2 * 24 * 60 * 60 * 1000;

/**
 * Since when rows were written without a head that could tell whether they were changed; null when the heads are as they
 * should be.
 */
export function unsignedSince(
  span: { readonly first: Date; readonly last: Date } | null,
  heads: readonly SignedAuditHead[],
): Date | null {
  if (!span) return null;
  const since = heads.at(-1)?.at ?? span.first;
  return span.last.getTime() - since.getTime() > longestUnsignedMs ? since : null;
}

async function readHead(text: string, key: Awaited<ReturnType<typeof importJWK>>): Promise<SignedAuditHead> {
  const { payload } = await flattenedVerify(JSON.parse(text), key, { algorithms: [algorithm] });
  const { at, ...head } = SignedContent.parse(JSON.parse(new TextDecoder().decode(payload)));
  return { ...head, at: new Date(at) };
}
