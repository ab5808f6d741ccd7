import { availableParallelism } from 'node:os';
import { Port, readEnvironment } from '@scrubline/service-kit';
import { z } from 'zod';

/** The settings of the whole installation. What a service alone knows is handed on to it unread. */
export const installationSettings = {
  DATA_DIRECTORY: z.string(),
  PORT: Port.default(3000),
  HOST: z.string().default('0.0.0.0'),
  SIGNALING_PORT: Port.default(3001),
  CONTROL_HOST: z.string().default('127.0.0.1'),
  CONTROL_PORT: Port.default(3002),
  WEBRTC_PORT: Port.default(40_000),
  WORKERS: z.coerce.number().int().min(1).max(64).default(availableParallelism()),
  DATABASE_PORT: Port.default(54_320),
  DATABASE_URL: z.url().optional(),
  PUBLIC_URL: z.url().optional(),
  SIGNALING_URL: z.url().optional(),
  DEMONSTRATION_PASSWORD: z.string().min(8).optional(),
};
export type InstallationEnvironment = z.infer<z.ZodObject<typeof installationSettings>>;

export const readInstallationEnvironment = (): InstallationEnvironment => readEnvironment(installationSettings);

/** All that was set by whoever started this; an empty value counts as not set. */
export const givenSettings: NodeJS.ProcessEnv = Object.fromEntries(
  Object.entries(process.env).filter(([, value]) => value !== ''),
);
