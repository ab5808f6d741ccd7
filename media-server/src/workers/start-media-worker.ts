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

/** @throws {Error} when the process does not start or the port is taken */
export async function startMediaWorker(index: number, listening: WebRtcListening): Promise<MediaWorker> {
  const worker = await createWorker();
  try {
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
