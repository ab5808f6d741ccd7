import { closeOnSignal, createLogger } from '@scrubline/service-kit';
import { setLogEventListeners } from 'mediasoup';
import { createMediaServer } from './create-media-server.ts';
import { readMediaServerEnvironment } from './env.ts';

const environment = readMediaServerEnvironment();
const logger = createLogger('media-server');
setLogEventListeners({
  onwarn: (namespace, message) => logger.warn({ namespace }, message),
  onerror: (namespace, message, error) => logger.error({ namespace, err: error }, message),
});

const starting = createMediaServer({
  control: {
    host: environment.CONTROL_HOST,
    port: environment.CONTROL_PORT,
    token: environment.MEDIA_CONTROL_TOKEN,
  },
  webRtc: {
    listenAddress: environment.WEBRTC_LISTEN_ADDRESS,
    announcedAddress: environment.WEBRTC_ANNOUNCED_ADDRESS,
    firstPort: environment.WEBRTC_PORT,
  },
  workers: environment.WORKERS,
  logger,
});
// Before the start is done: a signal that comes meanwhile must not leave a half-started server behind.
closeOnSignal(async () => (await starting).close(), logger);
await starting;
