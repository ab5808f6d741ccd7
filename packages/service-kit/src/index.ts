export * from './bind-handlers.ts';
export * from './environment.ts';
export * from './graceful-shutdown.ts';
export * from './logger.ts';
export * from './operations-server.ts';
export * from './process-identity.ts';
export * from './request-durations.ts';
export * from './socket-options.ts';
