import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { closeOnSignal, createLogger } from '@scrubline/service-kit';
import next from 'next';
import { auditRefusal } from './src/server/audit-refusal.ts';
import { readWebEnvironment } from './src/server/env.ts';
import { createHttpServer } from './src/server/http-server.ts';

const finishingLimitMs = 2_000;

const environment = readWebEnvironment();
const logger = createLogger('web');

let answer: RequestListener = (_request, response) => response.writeHead(503).end();
const development = process.argv.includes('--dev');
const place = { publicUrl: environment.PUBLIC_URL, signalingUrl: environment.SIGNALING_URL, development };
const server = createHttpServer(
  (request, response) => answer(request, response),
  place,
  (refusal) => {
    // The pages' own: it is there from the first request on, which is the supervisor's.
    const audit = globalThis.scrublineBackend?.audit;
    if (audit) auditRefusal(audit, refusal, new Date());
  },
);
// next-intl looks for its configuration from the current folder, wherever the supervisor was started.
process.chdir(import.meta.dirname);
const pages = next({
  dev: development,
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
  // What is being answered is finished; a page that keeps a connection open does not hold the process up.
  await Promise.race([once(server, 'close'), delay(finishingLimitMs)]);
  await pages.close();
  await globalThis.scrublineBackend?.audit.flush();
}, logger);
