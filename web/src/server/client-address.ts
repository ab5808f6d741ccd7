import { isIPv6 } from 'node:net';

export { clientAddressOf } from '@scrubline/service-kit';

/** Written by our own HTTP server on every request, over anything that a client sent by that name. */
export const clientAddressHeader = 'x-client-address';

/** What is counted of whoever sent these headers: their address, or its network where one computer has many. */
export const countedAddress = (headers: Headers): string => networkOf(headers.get(clientAddressHeader) ?? 'unknown');

const mappedIPv4 = /^::ffff:([\d.]+)$/i;
/** The first 64 bits of an IPv6 address. The others each computer chooses for itself, as many as it likes. */
const networkGroups = 4;
const allGroups = 8;

function networkOf(address: string): string {
  const plain = mappedIPv4.exec(address)?.[1];
  if (plain) return plain;
  if (!isIPv6(address)) return address;
  const [first, last] = address.split('::').map((part) => part.split(':').filter(Boolean));
  const [head, tail] = [first ?? [], last ?? []];
  const zeros = Array.from({ length: Math.max(0, allGroups - head.length - tail.length) }, () => '0');
  const groups = [...head, ...zeros, ...tail].slice(0, networkGroups);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}
