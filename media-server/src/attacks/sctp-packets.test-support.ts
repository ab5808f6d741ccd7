/** SCTP (RFC 9260) as bytes, with a right checksum, so that what is wrong is what was meant to be wrong. */

/** CRC-32C, Castagnoli: RFC 9260, appendix A. */
const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0x82f63b78 : rest >>> 1;
  return rest >>> 0;
});

function crc32c(bytes: Uint8Array): number {
  let rest = 0xffffffff;
  for (const byte of bytes) rest = (table[(rest ^ byte) & 0xff] ?? 0) ^ (rest >>> 8);
  return (rest ^ 0xffffffff) >>> 0;
}

const port = 5_000;
const ports = Buffer.from([0x13, 0x88, 0x13, 0x88]);

/** The packets in what a stream has run together, told apart by how each begins. */
export function packetsIn(stream: Buffer): Buffer[] {
  const starts: number[] = [];
  for (let at = stream.indexOf(ports); at >= 0; at = stream.indexOf(ports, at + 1)) starts.push(at);
  return starts.map((start, index) => stream.subarray(start, starts[index + 1]));
}

export function sctpPacket(verificationTag: number, chunks: readonly Uint8Array[]): Buffer {
  const header = Buffer.alloc(12);
  header.writeUInt16BE(port);
  header.writeUInt16BE(port, 2);
  header.writeUInt32BE(verificationTag, 4);
  const packet = Buffer.concat([header, ...chunks]);
  packet.writeUInt32LE(crc32c(packet), 8);
  return packet;
}

/** A chunk padded to four bytes; it may say another length than it has. */
export function chunk(type: number, flags: number, value: Uint8Array, saysLength = value.length + 4): Buffer {
  const header = Buffer.from([type, flags, 0, 0]);
  header.writeUInt16BE(saysLength, 2);
  return Buffer.concat([header, value, Buffer.alloc((4 - (value.length % 4)) % 4)]);
}

export const chunkTypes = {
  data: 0,
  init: 1,
  initAck: 2,
  cookieEcho: 10,
} as const;

/** Begins an association, or the value of its acknowledgement. */
export function initValue(initiateTag: number): Buffer {
  const value = Buffer.alloc(16);
  value.writeUInt32BE(initiateTag);
  value.writeUInt32BE(131_072, 4);
  value.writeUInt16BE(1_024, 8);
  value.writeUInt16BE(1_024, 10);
  value.writeUInt32BE(1, 12);
  return value;
}

/** The tag by which an INIT or INIT ACK wants its sender to be addressed; `null` in any other packet. */
export function initiateTagIn(packet: Buffer): number | null {
  const isInit = packet.length >= 20 && (packet[12] === chunkTypes.init || packet[12] === chunkTypes.initAck);
  return isInit ? packet.readUInt32BE(16) : null;
}

/** The state cookie (parameter 7) of an INIT ACK, which the peer wants to see again. */
export function cookieIn(packet: Buffer): Buffer | null {
  if (packet[12] !== chunkTypes.initAck) return null;
  for (let offset = 32; offset + 4 <= packet.length; ) {
    const length = packet.readUInt16BE(offset + 2);
    if (packet.readUInt16BE(offset) === 7) return packet.subarray(offset + 4, offset + length);
    offset += Math.max(4, length + ((4 - (length % 4)) % 4));
  }
  return null;
}
