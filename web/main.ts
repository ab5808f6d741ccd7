import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { closeOnSignal, createLogger } from '@scrubline/service-kit';
import next from 'next';
import { readWebEnvironment } from './src/server/env.ts';
import { createHttpServer } from './src/server/http-server.ts';

const environment = readWebEnvironment();
const logger = createLogger('web');

let answer: RequestListener = (_request, response) => response.writeHead(503).end();
const server = createHttpServer((request, response) => answer(request, response));
const pages = next({
  dev: process.argv.includes('--dev'),
  dir: import.meta.dirname,
  port: environment.PORT,
  httpServer: server,
});
await pages.prepare();
answer = pages.getRequestHandler();
server.listen(environment.PORT);
await once(server, 'listening');
const address = server.address();
logger.info({ port: typeof address === 'object' ? address?.port : address }, 'listening');

closeOnSignal(async () => {
  server.close();
  server.closeIdleConnections();
  await pages.close();
}, logger);
