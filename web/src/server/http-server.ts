import { createServer, type RequestListener, type Server } from 'node:http';
import { clientAddressHeader, clientAddressOf } from './client-address.ts';

/** Above the 60 s after which common proxies drop an idle connection, so that none sends into a closed one. */
const keepAliveTimeoutMs = 65_000;

/** The HTTP server around Next. It tells every route who asks, in a header that clients cannot write. */
export function createHttpServer(answer: RequestListener): Server {
  const server = createServer((request, response) => {
    request.headers[clientAddressHeader] = clientAddressOf(request);
    return answer(request, response);
  });
  server.keepAliveTimeout = keepAliveTimeoutMs;
  server.headersTimeout = keepAliveTimeoutMs + 1_000;
  return server;
}
