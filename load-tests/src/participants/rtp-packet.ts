/** RTP and RTCP as bytes, as far as a participant without a browser needs them: RFC 3550, RFC 4585, RFC 5761. */

const headerBytes = 12;

export interface RtpHeader {
  readonly payloadType: number;
  readonly sequence: number;
  /** On the stream's own clock. */
  readonly timestamp: number;
  readonly ssrc: number;
}

/** RTCP shares the connection with RTP; its packet types are 192 to 223 (RFC 5761, 4). */
const isRtcp = (packet: Buffer): boolean => packet.readUInt8(1) >= 192 && packet.readUInt8(1) <= 223;

/** The header of an RTP packet, which SRTP leaves readable; null for RTCP, STUN, DTLS and what is too short. */
export function readRtpHeader(packet: Buffer): RtpHeader | null {
  if (packet.length < headerBytes || packet.readUInt8(0) >> 6 !== 2 || isRtcp(packet)) return null;
  return {
    payloadType: packet.readUInt8(1) & 0x7f,
    sequence: packet.readUInt16BE(2),
    timestamp: packet.readUInt32BE(4),
    ssrc: packet.readUInt32BE(8),
  };
}

/** A packet without extensions. `isLastOfPicture` sets the marker bit. */
export function writeRtpPacket(header: RtpHeader, isLastOfPicture: boolean, payload: Buffer): Buffer {
  const packet = Buffer.alloc(headerBytes + payload.length);
  packet.writeUInt8(0x80, 0);
  packet.writeUInt8((isLastOfPicture ? 0x80 : 0) | header.payloadType, 1);
  packet.writeUInt16BE(header.sequence & 0xffff, 2);
  packet.writeUInt32BE(header.timestamp >>> 0, 4);
  packet.writeUInt32BE(header.ssrc, 8);
  payload.copy(packet, headerBytes);
  return packet;
}

/** Whether a compound of RTCP packets asks for a key frame (payload-specific feedback, format 1 or 4). */
export function asksForKeyFrame(compound: Buffer): boolean {
  for (let offset = 0; offset + 4 <= compound.length; offset += 4 + 4 * compound.readUInt16BE(offset + 2)) {
    const format = compound.readUInt8(offset) & 0x1f;
    if (compound.readUInt8(offset + 1) === 206 && (format === 1 || format === 4)) return true;
  }
  return false;
}

/**
 * What an SFU reads of VP8 (RFC 7741): whether a picture begins in this packet, and whether it stands alone. The rest
 * is nothing that could be decoded.
 */
export function pretendedVp8(place: 'key-frame' | 'picture' | 'continued', bytes: number): Buffer {
  const payload = Buffer.alloc(bytes, 0x5a);
  payload.writeUInt8(place === 'continued' ? 0x00 : 0x10, 0);
  if (place === 'key-frame') Buffer.from([0x00, 0, 0, 0x9d, 0x01, 0x2a, 0x80, 0x02, 0x68, 0x01]).copy(payload, 1);
  else if (place === 'picture') payload.writeUInt8(0x01, 1);
  return payload;
}
