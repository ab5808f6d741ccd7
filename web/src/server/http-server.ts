import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { clientAddressHeader, clientAddressOf } from './client-address.ts';
import { contentPolicy, filePolicy, type Place } from './content-policy.ts';
import { dropSpokenHeaders, type Refusal, refusalOf } from './guard-request.ts';

/** Above the 60 s after which common proxies drop an idle connection, so that none sends into a closed one. */
const keepAliveTimeoutMs = 65_000;
/** Headers, and then the whole of a request, come in this time or not at all. */
const headersTimeoutMs = 10_000;
const requestTimeoutMs = 30_000;
const connectionsCheckingInterval = 2_000;
/** Below the file descriptors that a process may have (20,000 where it was tried), so that files and the database find one. */
export const mostConnections = 16_000;

const fixedHeaders = {
  'X-Content-Type-Options': 'nosniff',
  // Not `no-referrer`: our own routes need the browser to say that a request comes from our own pages.
  'Referrer-Policy': 'same-origin',
  'Permissions-Policy':
    'camera=(self), microphone=(self), display-capture=(self), speaker-selection=(self), autoplay=(self), ' +
    'fullscreen=(self), screen-wake-lock=(self), publickey-credentials-get=(self), publickey-credentials-create=(self), ' +
    'geolocation=(), payment=(), usb=(), serial=(), hid=(), midi=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
};
const yearS = 365 * 24 * 60 * 60;

/**
 * The HTTP server around Next. It refuses what is for no page and no route, tells every route who asks in a header that
 * clients cannot write, and puts the same guards on every answer, whatever Next answers.
 * @param onRefused hears of each request that goes no further than here
 */
export function createHttpServer(
  answer: RequestListener,
  place: Place,
  onRefused: (refusal: Refusal) => void = () => {},
): Server {
  const isSecure = place.publicUrl.startsWith('https:');
  const server = createServer({ connectionsCheckingInterval }, (request, response) => {
    const { headers } = request;
    dropSpokenHeaders(headers);
    headers[clientAddressHeader] = clientAddressOf(request);
    for (const [name, value] of Object.entries(fixedHeaders)) response.setHeader(name, value);
    if (isSecure) response.setHeader('Strict-Transport-Security', `max-age=${yearS}`);
    const refusal = refusalOf(request);
    if (refusal) {
      onRefused(refusal);
      return refuse(response, refusal);
    }
    setPolicy(request, response, place);
    return answer(request, response);
  });
  server.keepAliveTimeout = keepAliveTimeoutMs;
  server.headersTimeout = headersTimeoutMs;
  server.requestTimeout = requestTimeoutMs;
  server.maxConnections = mostConnections;
  return server;
}

function refuse(response: ServerResponse, { status, code }: Refusal): void {
  response.writeHead(status, {
    'Content-Type': 'application/json',
    'Cache-Control': 'no-store',
    'Content-Security-Policy': filePolicy,
    // What was sent is not read: the connection is of no more use.
    Connection: 'close',
    ...(status === 405 && { Allow: 'GET, HEAD, POST' }),
  });
  response.end(JSON.stringify({ code }));
}

function setPolicy(request: IncomingMessage, response: ServerResponse, place: Place): void {
  const isFile = /^\/(_next\/static|api)\//.test(request.url ?? '');
  const policy = isFile ? filePolicy : contentPolicy(place, randomBytes(16).toString('base64'));
  // Next reads the nonce for its own scripts here, and never what a client sent by that name.
  request.headers['content-security-policy'] = policy;
  delete request.headers['content-security-policy-report-only'];
  response.setHeader('Content-Security-Policy', policy);
}
