import { randomInt } from 'node:crypto';
import type { DtlsParameters, FeedId, TransportId, TransportParameters } from '@scrubline/contract';
import { Audio, PeerConnection, type Track } from 'node-datachannel';
import { onTestFinished } from 'vitest';
import { watch } from './sender.ts';
import type { Stranger } from './stranger.ts';

/** A voice over real ICE, DTLS and SRTP, without a browser: libdatachannel, RTP as bytes. */

const payloadType = 111;
/** As speech goes: 16 kbit/s. */
const speech: Pace = { everyMs: 20, packets: 1, payloadBytes: 40 };

export interface Pace {
  readonly everyMs: number;
  /** How many each time. */
  readonly packets: number;
  readonly payloadBytes: number;
}

export interface SpokenVoice {
  readonly feedId: FeedId;
  readonly transportId: TransportId;
  /** Sends no more packets, as a muted track does. */
  readonly fallSilent: () => void;
}

/** Publishes a voice, and sends packets of it until the test ends. */
export async function speak(
  stranger: Stranger,
  { everyMs, packets, payloadBytes }: Pace = speech,
): Promise<SpokenVoice> {
  const ssrc = randomInt(1, 2 ** 31);
  const transport = await stranger.ask('feed:open-transport', { direction: 'send' });
  const { transportId } = transport;
  const audio = new Audio('voice', 'SendOnly');
  audio.addSSRC(ssrc, 'stranger');
  const track = await connect(stranger, transport, audio);
  const codecs = [{ mimeType: 'audio/opus', clockRate: 48_000, channels: 2, payloadType }];
  const rtpParameters = { codecs, encodings: [{ ssrc }] };
  const { feedId } = await stranger.ask('feed:publish', { transportId, content: { kind: 'voice' }, rtpParameters });
  let sequence = 0;
  const timer = setInterval(() => {
    for (let count = 0; count < packets && track.isOpen(); count += 1) {
      sequence += 1;
      track.sendMessageBinary(opusPacket(ssrc, sequence, payloadBytes));
    }
  }, everyMs);
  const fallSilent = () => clearInterval(timer);
  onTestFinished(fallSilent);
  return { feedId, transportId, fallSilent };
}

/** Receives a voice from now on. @returns the sequence number of each packet so far */
export async function listen(stranger: Stranger, feedId: FeedId): Promise<readonly number[]> {
  const transport = await stranger.ask('feed:open-transport', { direction: 'receive' });
  const { consumerId, rtpParameters } = await watch(stranger, transport.transportId, feedId);
  const ssrc = rtpParameters.encodings?.[0]?.ssrc;
  const heard: number[] = [];
  const track = await connect(stranger, transport, new Audio('voice', 'RecvOnly'), ssrc);
  track.onMessage((packet) => {
    if (packet.readUInt32BE(8) === ssrc) heard.push(packet.readUInt16BE(2));
  });
  await stranger.ask('feed:resume', { consumerId });
  return heard;
}

/** How many packets between the first and the last of these never came. */
export function lostIn(sequences: readonly number[]): number {
  const [first = 0] = sequences;
  // The numbers begin anywhere and go round at 65,536.
  const steps = sequences.map((sequence) => (sequence - first + 65_536) % 65_536);
  return Math.max(0, ...steps) + 1 - new Set(steps).size;
}

type Opened = TransportParameters & { readonly transportId: TransportId };

async function connect(stranger: Stranger, transport: Opened, audio: Audio, received?: number): Promise<Track> {
  audio.addOpusCodec(payloadType);
  const connection = new PeerConnection('stranger', {
    iceServers: [],
    bindAddress: '127.0.0.1',
    disableAutoNegotiation: true,
  });
  const track = connection.addTrack(audio);
  // Both are kept until then: a track that nobody holds hears nothing any more.
  onTestFinished(() => {
    track.close();
    connection.close();
  });
  const offer = await localOffer(connection);
  const value = /^a=fingerprint:sha-256 (\S+)/im.exec(offer)?.[1] ?? '';
  const { transportId } = transport;
  const dtlsParameters: DtlsParameters = { role: 'client', fingerprints: [{ algorithm: 'sha-256', value }] };
  await stranger.ask('feed:connect-transport', { transportId, dtlsParameters });
  const connected = new Promise<void>((resolve) => {
    connection.onStateChange((state) => state === 'connected' && resolve());
  });
  connection.setRemoteDescription(answerFor(transport, received), 'answer');
  await connected;
  return track;
}

function localOffer(connection: PeerConnection): Promise<string> {
  return new Promise((resolve) => {
    connection.onGatheringStateChange((state) => {
      if (state === 'complete') resolve(connection.localDescription()?.sdp ?? '');
    });
    connection.setLocalDescription('offer');
  });
}

/** libdatachannel takes nothing but a session description, and the contract carries parameters. */
function answerFor({ iceParameters, iceCandidates, dtlsParameters }: TransportParameters, received?: number): string {
  const fingerprint = dtlsParameters.fingerprints.find(({ algorithm }) => algorithm === 'sha-256')?.value;
  const candidates = iceCandidates.filter(({ protocol }) => protocol === 'udp');
  return [
    'v=0',
    'o=- 1 1 IN IP4 127.0.0.1',
    's=-',
    't=0 0',
    'a=ice-lite',
    `a=fingerprint:sha-256 ${fingerprint}`,
    `m=audio 9 UDP/TLS/RTP/SAVPF ${payloadType}`,
    'c=IN IP4 127.0.0.1',
    'a=mid:voice',
    `a=ice-ufrag:${iceParameters.usernameFragment}`,
    `a=ice-pwd:${iceParameters.password}`,
    'a=setup:passive',
    ...candidates.map(({ foundation, priority, address, port }) => {
      return `a=candidate:${foundation} 1 UDP ${priority} ${address} ${port} typ host`;
    }),
    'a=end-of-candidates',
    `a=${received ? 'sendonly' : 'recvonly'}`,
    'a=rtcp-mux',
    `a=rtpmap:${payloadType} opus/48000/2`,
    ...(received ? [`a=ssrc:${received} cname:server`] : []),
    '',
  ].join('\r\n');
}

function opusPacket(ssrc: number, sequence: number, payloadBytes: number): Buffer {
  const packet = Buffer.alloc(12 + payloadBytes, 0x5a);
  packet.writeUInt8(0x80, 0);
  packet.writeUInt8(payloadType, 1);
  packet.writeUInt16BE(sequence & 0xffff, 2);
  packet.writeUInt32BE((sequence * 960) >>> 0, 4);
  packet.writeUInt32BE(ssrc, 8);
  return packet;
}
