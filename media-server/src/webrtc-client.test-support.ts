import type {
  DtlsParameters,
  RtpParameters,
  SctpStreamParameters,
  TransportId,
  TransportParameters,
} from '@scrubline/contract';
import { type DataChannel, PeerConnection, type Track, Video } from 'node-datachannel';

/**
 * A real WebRTC client without a browser: ICE, DTLS, SRTP and SCTP by libdatachannel, RTP and RTCP as bytes. It writes
 * the answer that a browser would have made from a transport's parameters.
 */

type OpenedTransport = TransportParameters & { transportId: TransportId };

export interface PeerPlan {
  /** SSRCs that the peer sends on, each in a track of its own. */
  readonly sends?: readonly number[];
  /** What the peer receives, as the media-server described it. */
  readonly receives?: readonly RtpParameters[];
  readonly channels?: readonly SctpStreamParameters[];
  /** Hears each received packet at once. */
  readonly onPacket?: (packet: Buffer) => void;
}

export interface Peer {
  /** Packets received per entry of `receives`, in order of arrival. */
  readonly received: readonly Buffer[][];
  /** RTCP received per entry of `sends`. */
  readonly feedback: readonly Buffer[][];
  readonly channels: readonly DataChannel[];
  readonly send: (track: number, packet: Buffer) => void;
  /** Sends RTCP about what entry `track` of `receives` brought. */
  readonly sendFeedback: (track: number, packet: Buffer) => void;
  /** The state of the connection, as the peer sees it. */
  readonly state: () => string;
  readonly close: () => void;
}

const vp8PayloadType = 101;

/** Connects a peer to a transport; resolves when DTLS is done. `connect` is `media:connect-transport`. */
export async function connectPeer(
  transport: OpenedTransport,
  plan: PeerPlan,
  connect: (dtlsParameters: DtlsParameters) => Promise<unknown>,
): Promise<Peer> {
  const { sends = [], receives = [], channels = [] } = plan;
  const connection = new PeerConnection('test', {
    iceServers: [],
    bindAddress: '127.0.0.1',
    disableAutoNegotiation: true,
  });
  const sendTracks = sends.map((ssrc, index) => {
    const media = new Video(`send${index}`, 'SendOnly');
    media.addVP8Codec(vp8PayloadType);
    media.addSSRC(ssrc, 'test');
    return connection.addTrack(media);
  });
  const receiveTracks = receives.map((_, index) => {
    const media = new Video(`receive${index}`, 'RecvOnly');
    media.addVP8Codec(vp8PayloadType);
    return connection.addTrack(media);
  });
  const dataChannels = channels.map(({ label = '', streamId, ordered, maxRetransmits }) =>
    connection.createDataChannel(label, {
      negotiated: true,
      id: streamId,
      unordered: ordered === false,
      ...(maxRetransmits !== undefined && { maxRetransmits }),
    }),
  );
  const feedback = sendTracks.map((track) => collect(track));
  const received = receiveTracks.map((track) => collect(track, plan.onPacket));

  const offer = await localOffer(connection);
  await connect({ role: 'client', fingerprints: [fingerprintOf(offer)] });
  const connected = new Promise<void>((resolve, reject) => {
    connection.onStateChange((state) => {
      if (state === 'connected') resolve();
      if (state === 'failed') reject(new Error('the peer could not connect'));
    });
  });
  connection.setRemoteDescription(answerFor(offer, transport, receives), 'answer');
  await connected;
  return {
    received,
    feedback,
    channels: dataChannels,
    send: (track, packet) => sendWhileOpen(sendTracks[track], packet),
    sendFeedback: (track, packet) => sendWhileOpen(receiveTracks[track], packet),
    state: () => connection.state(),
    close: () => connection.close(),
  };
}

function collect(track: Track, onPacket?: (packet: Buffer) => void): Buffer[] {
  const packets: Buffer[] = [];
  track.onMessage((packet) => {
    packets.push(packet);
    onPacket?.(packet);
  });
  return packets;
}

function sendWhileOpen(track: Track | undefined, packet: Buffer): void {
  if (track?.isOpen()) track.sendMessageBinary(packet);
}

function localOffer(connection: PeerConnection): Promise<string> {
  return new Promise((resolve) => {
    connection.onGatheringStateChange((state) => {
      if (state === 'complete') resolve(connection.localDescription()?.sdp ?? '');
    });
    connection.setLocalDescription('offer');
  });
}

function fingerprintOf(sdp: string): DtlsParameters['fingerprints'][number] {
  const value = /^a=fingerprint:sha-256 (\S+)/m.exec(sdp)?.[1];
  if (!value) throw new Error('the offer has no fingerprint');
  return { algorithm: 'sha-256', value };
}

/** Mirrors the offer's media sections with the addresses and keys of the media-server. */
function answerFor(offer: string, transport: OpenedTransport, receives: readonly RtpParameters[]): string {
  const [, ...sections] = offer.split(/^(?=m=)/m);
  const fingerprint = transport.dtlsParameters.fingerprints.find(({ algorithm }) => algorithm === 'sha-256');
  const mids = sections.map((section) => /^a=mid:(\S+)/m.exec(section)?.[1] ?? '');
  return [
    'v=0',
    'o=- 1 1 IN IP4 127.0.0.1',
    's=-',
    't=0 0',
    'a=ice-lite',
    `a=group:BUNDLE ${mids.join(' ')}`,
    `a=fingerprint:sha-256 ${fingerprint?.value}`,
    ...sections.flatMap((section, index) => {
      const mid = mids[index] ?? '';
      const parameters = mid.startsWith('receive') ? receives[Number(mid.slice('receive'.length))] : undefined;
      return answerSection(section, mid, transport, parameters);
    }),
    '',
  ].join('\r\n');
}

function answerSection(
  offered: string,
  mid: string,
  { iceParameters, iceCandidates, sctpParameters }: OpenedTransport,
  receives: RtpParameters | undefined,
): string[] {
  const isData = offered.startsWith('m=application');
  const ssrcs = receives?.encodings?.flatMap(({ ssrc, rtx }) => [ssrc, rtx?.ssrc]).filter(Boolean) ?? [];
  return [
    isData ? 'm=application 9 UDP/DTLS/SCTP webrtc-datachannel' : `m=video 9 UDP/TLS/RTP/SAVPF ${vp8PayloadType}`,
    'c=IN IP4 127.0.0.1',
    `a=mid:${mid}`,
    `a=ice-ufrag:${iceParameters.usernameFragment}`,
    `a=ice-pwd:${iceParameters.password}`,
    'a=setup:passive',
    ...iceCandidates
      .filter(({ protocol }) => protocol === 'udp')
      .map(({ foundation, priority, address, port }) => {
        return `a=candidate:${foundation} 1 UDP ${priority} ${address} ${port} typ host`;
      }),
    'a=end-of-candidates',
    ...(isData
      ? [`a=sctp-port:${sctpParameters.port}`, `a=max-message-size:${sctpParameters.maxReceiveMessageSize}`]
      : [
          `a=${receives ? 'sendonly' : 'recvonly'}`,
          'a=rtcp-mux',
          `a=rtpmap:${vp8PayloadType} VP8/90000`,
          ...ssrcs.map((ssrc) => `a=ssrc:${ssrc} cname:server`),
        ]),
  ];
}
