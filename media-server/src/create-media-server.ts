import { once } from 'node:events';
import type { Server as HttpServer } from 'node:http';
import { createOperationsServer, createRequestDurations, type Logger } from '@scrubline/service-kit';
import { Registry } from 'prom-client';
import { createControlServer } from './control/control-server.ts';
import { watchTraffic } from './measurements/traffic-watch.ts';
import { registerMediaMetrics } from './metrics.ts';
import { createRoomRegistry, type RoomRegistry } from './rooms/room-registry.ts';
import { createWorkerPool, type WorkerPool } from './workers/worker-pool.ts';

export interface MediaServerOptions {
  /** Where signaling asks: a loopback or internal address, never a public one. Port 0 takes a free one. */
  readonly control: { readonly host: string; readonly port: number; readonly token: string };
  /** Where browsers send pictures and sound: worker n on `firstPort + n`, UDP and TCP. 0 takes free ones. */
  readonly webRtc: { readonly listenAddress: string; readonly announcedAddress: string; readonly firstPort: number };
  readonly workers: number;
  readonly logger: Logger;
}

export interface MediaServer {
  /** The control port. */
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** @throws {Error} when a worker does not start or a port is taken; nothing is left running then */
export async function createMediaServer(options: MediaServerOptions): Promise<MediaServer> {
  const { control, webRtc, workers, logger } = options;
  const pool = await createWorkerPool({ ...webRtc, workers, logger });
  const rooms = createRoomRegistry({ pool, logger });
  const metrics = new Registry();
  const traffic = watchTraffic(rooms, logger);
  registerMediaMetrics(metrics, { pool, rooms, traffic });
  const httpServer = createOperationsServer({ health: () => healthOf(pool, rooms), metrics });
  const onAnswered = createRequestDurations(metrics);
  const controlServer = createControlServer({ httpServer, rooms, traffic, token: control.token, onAnswered, logger });
  try {
    const port = await listen(httpServer, control);
    logger.info({ port }, 'ready');
    return {
      port,
      close: async () => {
        traffic.stop();
        await rooms.closeAll();
        await controlServer.close();
        await pool.close();
      },
    };
  } catch (error) {
    traffic.stop();
    await pool.close();
    throw error;
  }
}

function healthOf(pool: WorkerPool, rooms: RoomRegistry): Record<string, unknown> {
  const alive = pool.alive();
  if (alive.length === 0) throw new Error('no media worker is running');
  const workers = alive.map((worker) => ({
    place: worker.index,
    pid: worker.process.pid,
    rooms: rooms.roomsOn(worker),
  }));
  return { workers };
}

async function listen(server: HttpServer, { host, port }: { host: string; port: number }): Promise<number> {
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' && address ? address.port : port;
}
