import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What this installation made for itself at its first start, named as the services' settings.
 *
 * @typedef {object} Secrets
 * @property {string} AUTH_SECRET
 * @property {string} MEDIA_CONTROL_TOKEN
 * @property {string} TICKET_PRIVATE_KEY Ed25519 JWK as JSON
 * @property {string} TICKET_PUBLIC_KEY
 * @property {string} AUDIT_SIGNING_KEY Ed25519 JWK as JSON
 * @property {string} DATABASE_PASSWORD
 * @property {string} DEMONSTRATION_PASSWORD
 */

const names = [
  'AUTH_SECRET',
  'MEDIA_CONTROL_TOKEN',
  'TICKET_PRIVATE_KEY',
  'TICKET_PUBLIC_KEY',
  'AUDIT_SIGNING_KEY',
  'DATABASE_PASSWORD',
  'DEMONSTRATION_PASSWORD',
];
const fileIn = (/** @type {string} */ directory) => join(directory, 'secrets.json');
const randomText = () => randomBytes(32).toString('base64url');

/**
 * @param {string} directory
 * @returns {Secrets}
 */
export const readSecrets = (directory) => JSON.parse(readFileSync(fileIn(directory), 'utf8'));

/**
 * @param {string} directory
 * @returns {import('./step.mjs').Step}
 */
export const keysAndSecrets = (directory) => ({
  name: 'Keys and secrets',
  isDone: () => existsSync(fileIn(directory)) && names.every((name) => name in readSecrets(directory)),
  run: async () => {
    // An older installation keeps what it has, and gets what it lacks.
    const kept = existsSync(fileIn(directory)) ? readSecrets(directory) : {};
    const secrets = { ...(await makeSecrets()), ...kept };
    mkdirSync(directory, { recursive: true });
    const halfMade = `${fileIn(directory)}.${process.pid}`;
    writeFileSync(halfMade, JSON.stringify(secrets, null, 2), { mode: 0o600 });
    renameSync(halfMade, fileIn(directory));
  },
  advice: `make sure that ${directory} can be written, or name another folder with DATA_DIRECTORY.`,
});

/** @returns {Promise<Secrets>} */
async function makeSecrets() {
  // Not at the top: jose arrives with the npm packages, a step before this one.
  const { exportJWK, generateKeyPair } = await import('jose');
  const makeKeys = () => generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const [{ privateKey, publicKey }, audit] = await Promise.all([makeKeys(), makeKeys()]);
  return {
    AUTH_SECRET: randomText(),
    MEDIA_CONTROL_TOKEN: randomText(),
    TICKET_PRIVATE_KEY: JSON.stringify(await exportJWK(privateKey)),
    TICKET_PUBLIC_KEY: JSON.stringify(await exportJWK(publicKey)),
    AUDIT_SIGNING_KEY: JSON.stringify(await exportJWK(audit.privateKey)),
    DATABASE_PASSWORD: randomText(),
    DEMONSTRATION_PASSWORD: readablePassword(),
  };
}

/** For typing from a terminal into a phone: 80 random bits in four groups, without letters that look like digits. */
function readablePassword() {
  const letters = 'abcdefghjkmnpqrstuvwxyz023456789';
  const text = [...randomBytes(16)].map((byte) => letters[byte % letters.length]).join('');
  return text.replace(/(.{4})(?=.)/g, '$1-');
}
