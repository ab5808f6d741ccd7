import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importJWK, jwtVerify, SignJWT } from 'jose';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keysAndSecrets, readSecrets } from './secrets.mjs';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'scrubline-secrets-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

test('secrets are made once, for their owner alone', async () => {
  const step = keysAndSecrets(join(directory, 'data'));
  expect(await step.isDone()).toBe(false);
  await step.run(() => {});
  expect(await step.isDone()).toBe(true);
  expect(statSync(join(directory, 'data/secrets.json')).mode & 0o777).toBe(0o600);
});

test('an installation that lacks a secret gets it, and keeps every other', async () => {
  const step = keysAndSecrets(directory);
  await step.run(() => {});
  const { AUDIT_SIGNING_KEY, ...before } = readSecrets(directory);
  writeFileSync(join(directory, 'secrets.json'), JSON.stringify(before));
  expect(await step.isDone()).toBe(false);
  await step.run(() => {});
  expect(await step.isDone()).toBe(true);
  const after = readSecrets(directory);
  expect(after).toMatchObject(before);
  expect(JSON.parse(after.AUDIT_SIGNING_KEY)).toMatchObject({ crv: 'Ed25519', d: expect.any(String) });
  expect(after.AUDIT_SIGNING_KEY).not.toBe(AUDIT_SIGNING_KEY);
  expect(statSync(join(directory, 'secrets.json')).mode & 0o777).toBe(0o600);
});

test('a ticket signed with the private key is verified with the public one', async () => {
  await keysAndSecrets(directory).run(() => {});
  const { TICKET_PRIVATE_KEY, TICKET_PUBLIC_KEY } = readSecrets(directory);
  const signingKey = await importJWK(JSON.parse(TICKET_PRIVATE_KEY), 'EdDSA');
  const ticket = await new SignJWT({ room: 'a' }).setProtectedHeader({ alg: 'EdDSA' }).sign(signingKey);
  const { payload } = await jwtVerify(ticket, await importJWK(JSON.parse(TICKET_PUBLIC_KEY), 'EdDSA'));
  expect(payload).toEqual({ room: 'a' });
  expect(JSON.parse(TICKET_PUBLIC_KEY)).not.toHaveProperty('d');
});

test('two installations share no secret', async () => {
  const [one, other] = [join(directory, 'one'), join(directory, 'other')];
  await keysAndSecrets(one).run(() => {});
  await keysAndSecrets(other).run(() => {});
  const others = Object.values(readSecrets(other));
  expect(Object.values(readSecrets(one)).filter((secret) => others.includes(secret))).toEqual([]);
});

test('the password of the demonstration can be typed from a terminal into a phone', async () => {
  await keysAndSecrets(directory).run(() => {});
  expect(readSecrets(directory).DEMONSTRATION_PASSWORD).toMatch(/^([a-z0-9]{4}-){3}[a-z0-9]{4}$/);
});
