import { closeOnSignal, createLogger } from '@scrubline/service-kit';
import { createSignalingServer } from './create-signaling-server.ts';
import { readSignalingEnvironment } from './env.ts';

const environment = readSignalingEnvironment();
const logger = createLogger('signaling');

const server = await createSignalingServer({
  host: environment.HOST,
  port: environment.PORT,
  databaseUrl: environment.DATABASE_URL,
  journalDirectory: environment.JOURNAL_DIRECTORY,
  auditExport: { privateKey: environment.AUDIT_SIGNING_KEY, directory: environment.AUDIT_DIRECTORY },
  ticketPublicKey: environment.TICKET_PUBLIC_KEY,
  allowedOrigins: environment.ALLOWED_ORIGINS,
  mediaServerUrls: environment.MEDIA_SERVER_URLS,
  mediaControlToken: environment.MEDIA_CONTROL_TOKEN,
  logger,
});
closeOnSignal(server.close, logger);
