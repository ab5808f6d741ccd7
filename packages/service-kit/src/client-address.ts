import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** Who asks. Only a proxy on this machine is believed when it says for whom it asks, and only about its own peer. */
export function clientAddressOf(request: {
  readonly headers: IncomingHttpHeaders;
  readonly socket: { readonly remoteAddress?: string | undefined };
}): string {
  const peer = request.socket.remoteAddress ?? 'unknown';
  const forwarded = request.headers['x-forwarded-for'];
  const last = String(forwarded ?? '')
    .split(',')
    .at(-1)
    ?.trim();
  return last && loopback.has(peer) && isIP(last) ? last : peer;
}
