/** One UDP packet as it passed the wire. */
export interface CapturedPacket {
  /** Milliseconds on the kernel's clock, from an arbitrary beginning. */
  readonly atMs: number;
  readonly fromPort: number;
  readonly toPort: number;
  readonly payload: Buffer;
}

const fileHeaderBytes = 24;
const recordHeaderBytes = 16;
const nanosecondMagic = 0xa1b23c4d;
const ethernet = 1;
const ethernetHeaderBytes = 14;
const udpHeaderBytes = 8;

/** @throws {Error} when it is not tcpdump's file with nanoseconds, of an Ethernet, in this machine's byte order */
export function readCapture(file: Buffer): CapturedPacket[] {
  if (file.readUInt32LE(0) !== nanosecondMagic || file.readUInt32LE(20) !== ethernet) throw new Error('not a capture');
  const packets: CapturedPacket[] = [];
  const firstS = file.length > fileHeaderBytes ? file.readUInt32LE(fileHeaderBytes) : 0;
  for (let offset = fileHeaderBytes; offset + recordHeaderBytes <= file.length; ) {
    const keptBytes = file.readUInt32LE(offset + 8);
    const start = offset + recordHeaderBytes;
    const atMs = (file.readUInt32LE(offset) - firstS) * 1000 + file.readUInt32LE(offset + 4) / 1e6;
    packets.push({ atMs, ...datagramIn(file.subarray(start, start + keptBytes)) });
    offset = start + keptBytes;
  }
  return packets;
}

/** UDP over IPv4. */
function datagramIn(frame: Buffer): Omit<CapturedPacket, 'atMs'> {
  const udp = ethernetHeaderBytes + 4 * (frame.readUInt8(ethernetHeaderBytes) & 0x0f);
  return {
    fromPort: frame.readUInt16BE(udp),
    toPort: frame.readUInt16BE(udp + 2),
    payload: frame.subarray(udp + udpHeaderBytes),
  };
}
