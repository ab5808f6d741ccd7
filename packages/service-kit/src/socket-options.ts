import { pingIntervalMs, pingTimeoutMs } from '@scrubline/contract';

/**
 * What both socket servers share. A message above `maxHttpBufferSize` bytes closes its connection before it is parsed;
 * the largest honest one, a browser's codec capabilities, is some 20 kB. A peer that is gone is noticed within
 * `pingInterval` + `pingTimeout` milliseconds, one that never says who it is after `connectTimeout`: longer than the
 * database is waited for. WebSocket only: long polling would need sticky sessions and is slower.
 */
export const socketServerOptions = {
  transports: ['websocket' as const],
  maxHttpBufferSize: 256 * 1024,
  pingInterval: pingIntervalMs,
  pingTimeout: pingTimeoutMs,
  connectTimeout: 8_000,
  serveClient: false,
};
