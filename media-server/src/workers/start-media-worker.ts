import { setPriority } from 'node:os';
import type { Logger } from '@scrubline/service-kit';
import { createWorker, type types } from 'mediasoup';

export interface WebRtcListening {
  /** Where the sockets are bound, an IP address. */
  readonly listenAddress: string;
  /** What browsers are told to connect to. */
  readonly announcedAddress: string;
  /** UDP and TCP alike. 0 takes any free ports. */
  readonly port: number;
}

/** One mediasoup process, and the one port through which all its rooms reach the network. */
export interface MediaWorker {
  /** Its place in the pool, which its replacement takes over. */
  readonly index: number;
  readonly process: types.Worker;
  readonly webRtcServer: types.WebRtcServer;
}

/** The system's default lost packets at 8 Mbps to 20 viewers. */
const socketBufferBytes = 4 * 1024 * 1024;

/** Above Node and the browsers of a demonstration machine, below what keeps the machine itself alive. */
const workerPriority = -5;

/** @throws {Error} when the process does not start or the port is taken */
export async function startMediaWorker(
  index: number,
  listening: WebRtcListening,
  logger: Logger,
): Promise<MediaWorker> {
  const worker = await createWorker();
  try {
    raisePriority(worker.pid, logger);
    const webRtcServer = await worker.createWebRtcServer({
      listenInfos: (['udp', 'tcp'] as const).map((protocol) => ({
        protocol,
        ip: listening.listenAddress,
        announcedAddress: listening.announcedAddress,
        ...(listening.port > 0 && { port: listening.port }),
        sendBufferSize: socketBufferBytes,
        recvBufferSize: socketBufferBytes,
      })),
    });
    return { index, process: worker, webRtcServer };
  } catch (error) {
    worker.close();
    throw error;
  }
}

function raisePriority(pid: number, logger: Logger): void {
  try {
    setPriority(pid, workerPriority);
  } catch (error) {
    // Ordinary users may not; the worker then competes with everything else.
    logger.info({ pid, err: error }, 'worker runs at normal priority');
  }
}
