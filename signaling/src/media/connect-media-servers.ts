import type { Logger } from '@scrubline/service-kit';
import type { Clock } from '../clock.ts';
import { MediaServer, type MediaServerOptions } from './media-server.ts';
import { MediaServers } from './media-servers.ts';

export interface MediaConnections {
  readonly mediaServerUrls: readonly string[];
  readonly mediaControlToken: string;
  readonly logger: Logger;
}

/** Begins to connect to every media-server, and goes on trying for as long as the service runs. */
export function connectMediaServers(
  { mediaServerUrls, mediaControlToken: token, logger }: MediaConnections,
  clock: Clock,
  listeners: Pick<MediaServerOptions, 'onRoomLost' | 'onReady' | 'onOwnerCutOff'>,
): MediaServers {
  const connect = (url: string) => new MediaServer({ url, token, clock, logger, ...listeners });
  return new MediaServers(mediaServerUrls.map(connect), logger);
}
