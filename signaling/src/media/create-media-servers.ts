import type { Logger } from '@scrubline/service-kit';
import type { Clock } from '../clock.ts';
import { MediaServer, type MediaServerOptions } from './media-server.ts';
import { MediaServers } from './media-servers.ts';

export interface MediaConnections {
  readonly mediaServerUrls: readonly string[];
  readonly mediaControlToken: string;
  readonly logger: Logger;
}

/** Every media-server of the settings, not connected yet. */
export function createMediaServers(
  { mediaServerUrls, mediaControlToken: token, logger }: MediaConnections,
  clock: Clock,
  listeners: Pick<MediaServerOptions, 'adopt' | 'onRoomLost' | 'onReady' | 'onOwnerCutOff'>,
): MediaServers {
  const create = (url: string) => new MediaServer({ url, token, clock, logger, ...listeners });
  return new MediaServers(mediaServerUrls.map(create), logger);
}
