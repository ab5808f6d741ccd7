import { availableParallelism } from 'node:os';
import { Port, readEnvironment } from '@scrubline/service-kit';
import { z } from 'zod';

/** The settings of the media-server, by the names that `.env.example` explains. */
export const environmentShape = {
  CONTROL_HOST: z.string().default('127.0.0.1'),
  CONTROL_PORT: Port.default(3002),
  MEDIA_CONTROL_TOKEN: z.string().min(16, 'at least 16 characters'),
  WEBRTC_LISTEN_ADDRESS: z.string().default('0.0.0.0'),
  WEBRTC_ANNOUNCED_ADDRESS: z.string().default('127.0.0.1'),
  WEBRTC_PORT: Port.default(40_000),
  WORKERS: z.coerce.number().int().min(1).max(64).default(availableParallelism()),
};

export const readMediaServerEnvironment = () => readEnvironment(environmentShape);
