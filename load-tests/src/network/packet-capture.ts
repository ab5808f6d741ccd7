import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type CapturedPacket, readCapture } from './read-capture.ts';

/** Packets on a wire with the kernel's time stamps, of one UDP port from now until `stop`. */
export interface PacketCapture {
  /** @throws {Error} when packets were missed */
  readonly stop: () => Promise<CapturedPacket[]>;
}

/** Enough of each packet for addresses, ports and the RTP header. */
const keptBytes = 64;
/** Large enough that nothing is missed while this process waits for its turn. */
const bufferKiB = 16 * 1024;

/** @throws {Error} when tcpdump is not installed or may not capture */
export async function capturePackets(wire: string, port: number): Promise<PacketCapture> {
  const tcpdump = spawn(
    'tcpdump',
    [
      ...['--interface', wire, '--snapshot-length', String(keptBytes), '--buffer-size', String(bufferKiB)],
      ...['--time-stamp-precision', 'nano', '--relinquish-privileges', 'root', '-n', '-w', '-', `udp port ${port}`],
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const ended = once(tcpdump, 'close');
  const chunks: Buffer[] = [];
  tcpdump.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  let said = '';
  const listening = new Promise<void>((resolve, reject) => {
    tcpdump.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('listening on')) resolve();
    });
    tcpdump.once('error', reject);
    tcpdump.once('exit', () => reject(new Error(`tcpdump does not capture: ${said}`)));
  });
  await listening;
  return {
    stop: async () => {
      tcpdump.kill('SIGINT');
      await ended;
      const missed = Number(/(\d+) packets? dropped by kernel/.exec(said)?.[1] ?? Number.NaN);
      if (missed !== 0) throw new Error(`the capture missed packets: ${said}`);
      return readCapture(Buffer.concat(chunks));
    },
  };
}
