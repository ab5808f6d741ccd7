import { join } from 'node:path';
import type { Secrets } from '../preparation/secrets.mjs';
import { givenSettings, type InstallationEnvironment } from './env.ts';
import type { Service } from './service.ts';

export interface ServiceSettings {
  readonly environment: InstallationEnvironment;
  readonly secrets: Secrets;
  readonly databaseUrl: string;
  /** Set when the demonstration network is kept in this database. */
  readonly demonstrationPassword: string | null;
  readonly development: boolean;
}

export const publicUrlOf = ({ PUBLIC_URL, PORT }: InstallationEnvironment): string =>
  PUBLIC_URL ?? `http://localhost:${PORT}`;

/** What web and its scripts are told. */
export function webEnvironmentOf(settings: ServiceSettings): NodeJS.ProcessEnv {
  const { environment, secrets, demonstrationPassword } = settings;
  return {
    AUTH_SECRET: secrets.AUTH_SECRET,
    TICKET_PRIVATE_KEY: secrets.TICKET_PRIVATE_KEY,
    SIGNALING_URL: environment.SIGNALING_URL ?? `http://localhost:${environment.SIGNALING_PORT}`,
    ...givenSettings,
    NODE_ENV: settings.development ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    PORT: String(environment.PORT),
    PUBLIC_URL: publicUrlOf(environment),
    DATABASE_URL: settings.databaseUrl,
    ...(demonstrationPassword ? { DEMONSTRATION_PASSWORD: demonstrationPassword } : {}),
  };
}

/** The services in the order in which they start: each finds what it needs. What the environment says goes first. */
export function servicesOf(settings: ServiceSettings): Service[] {
  const { environment, secrets, databaseUrl, development } = settings;
  const mediaControlUrl = `http://${reachable(environment.CONTROL_HOST)}:${environment.CONTROL_PORT}`;
  return [
    {
      name: 'media-server',
      workspace: 'media-server',
      program: ['src/main.ts'],
      environment: {
        MEDIA_CONTROL_TOKEN: secrets.MEDIA_CONTROL_TOKEN,
        ...givenSettings,
        CONTROL_PORT: String(environment.CONTROL_PORT),
        WEBRTC_PORT: String(environment.WEBRTC_PORT),
        WORKERS: String(environment.WORKERS),
      },
      healthUrl: `${mediaControlUrl}/health`,
    },
    {
      name: 'signaling',
      workspace: 'signaling',
      program: ['src/main.ts'],
      environment: {
        MEDIA_CONTROL_TOKEN: secrets.MEDIA_CONTROL_TOKEN,
        TICKET_PUBLIC_KEY: secrets.TICKET_PUBLIC_KEY,
        AUDIT_SIGNING_KEY: secrets.AUDIT_SIGNING_KEY,
        AUDIT_DIRECTORY: join(environment.DATA_DIRECTORY, 'audit'),
        JOURNAL_DIRECTORY: join(environment.DATA_DIRECTORY, 'journal'),
        ALLOWED_ORIGINS: new URL(publicUrlOf(environment)).origin,
        MEDIA_SERVER_URLS: mediaControlUrl,
        ...givenSettings,
        PORT: String(environment.SIGNALING_PORT),
        DATABASE_URL: databaseUrl,
      },
      healthUrl: `http://${reachable(environment.HOST)}:${environment.SIGNALING_PORT}/health`,
    },
    {
      name: 'web',
      workspace: 'web',
      program: ['main.ts', ...(development ? ['--dev'] : [])],
      environment: webEnvironmentOf(settings),
      healthUrl: `http://127.0.0.1:${environment.PORT}/api/health`,
    },
  ];
}

/** How this machine calls an address it listens on. */
function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
