import { createHmac, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** STUN messages (RFC 8489) as an ICE client sends them, and as none does. */

const magicCookie = 0x2112a442;
const [username, messageIntegrity, priority, useCandidate, controlling, fingerprint] = [
  0x0006, 0x0008, 0x0024, 0x0025, 0x802a, 0x8028,
];
const fingerprintMask = 0x5354554e;

export interface Credentials {
  readonly usernameFragment: string;
  readonly password: string;
}

/** A binding request that the server answers when both are right. */
export function bindingRequest({ usernameFragment, password }: Credentials): Buffer {
  const attributes = [
    attribute(username, Buffer.from(`${usernameFragment}:attacker`)),
    attribute(priority, Buffer.from([0x6e, 0x7f, 0x1e, 0xff])),
    attribute(controlling, randomBytes(8)),
    attribute(useCandidate, Buffer.alloc(0)),
  ];
  const transactionId = randomBytes(12);
  // Each check covers the header with the length up to and including itself (14.5, 14.7).
  const signed = message(transactionId, attributes, 24);
  attributes.push(attribute(messageIntegrity, createHmac('sha1', password).update(signed).digest()));
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE((crc32(message(transactionId, attributes, 8)) ^ fingerprintMask) >>> 0);
  return message(transactionId, [...attributes, attribute(fingerprint, checksum)], 0);
}

/** A request with attributes of the attacker's own choice, unsigned. */
export const requestWith = (...attributes: Buffer[]): Buffer => message(randomBytes(12), attributes, 0);

export function attribute(type: number, value: Buffer, saysLength = value.length): Buffer {
  const header = Buffer.alloc(4);
  header.writeUInt16BE(type);
  header.writeUInt16BE(saysLength, 2);
  return Buffer.concat([header, value, Buffer.alloc((4 - (value.length % 4)) % 4)]);
}

function message(transactionId: Buffer, attributes: readonly Buffer[], lengthToCome: number): Buffer {
  const body = Buffer.concat(attributes);
  const header = Buffer.alloc(8);
  header.writeUInt16BE(0x0001);
  header.writeUInt16BE(body.length + lengthToCome, 2);
  header.writeUInt32BE(magicCookie, 4);
  return Buffer.concat([header, transactionId, body]);
}
