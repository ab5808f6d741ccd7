import { RtpParameters, TransportParameters } from '@scrubline/contract';
import { PeerConnection, Video } from 'node-datachannel';
import { expect, it, onTestFinished } from 'vitest';
import { answerFor, dtlsParametersIn } from './session-description.ts';

const fingerprint = Array.from({ length: 32 }, () => 'AB').join(':');
const transport = TransportParameters.parse({
  iceParameters: { usernameFragment: 'fragment', password: 'a-password-of-two-dozen' },
  iceCandidates: [
    {
      foundation: 'f',
      priority: 7,
      address: '127.0.0.1',
      ip: '127.0.0.1',
      protocol: 'udp',
      port: 40_000,
      type: 'host',
    },
    {
      foundation: 'g',
      priority: 6,
      address: '127.0.0.1',
      ip: '127.0.0.1',
      protocol: 'tcp',
      port: 40_000,
      type: 'host',
    },
  ],
  dtlsParameters: { fingerprints: [{ algorithm: 'sha-256', value: fingerprint }] },
  sctpParameters: {
    port: 5_000,
    OS: 1024,
    MIS: 1024,
    maxMessageSize: 1024,
    maxSendMessageSize: 1024,
    maxReceiveMessageSize: 1024,
  },
});
const received = RtpParameters.parse({
  codecs: [{ mimeType: 'video/VP8', clockRate: 90_000, payloadType: 101 }],
  encodings: [{ ssrc: 11, rtx: { ssrc: 12 } }],
});

it('an answer for libdatachannel says where the media-server is and what it will send', async () => {
  const connection = new PeerConnection('test', {
    iceServers: [],
    bindAddress: '127.0.0.1',
    disableAutoNegotiation: true,
  });
  onTestFinished(() => connection.close());
  for (const [mid, direction] of [['out', 'SendOnly'] as const, ['in', 'RecvOnly'] as const]) {
    const media = new Video(mid, direction);
    media.addVP8Codec(101);
    connection.addTrack(media);
  }
  connection.setLocalDescription('offer');
  const offer = connection.localDescription()?.sdp ?? '';
  expect(dtlsParametersIn(offer)).toMatchObject({ role: 'client', fingerprints: [{ algorithm: 'sha-256' }] });

  const answer = answerFor(offer, transport, new Map([['in', received]]));
  expect(answer.match(/^a=candidate.*/gm)).toEqual(Array(2).fill('a=candidate:f 1 UDP 7 127.0.0.1 40000 typ host'));
  expect(answer.match(/^a=(sendonly|recvonly)/gm)).toEqual(['a=recvonly', 'a=sendonly']);
  expect(answer.match(/^a=ssrc.*/gm)).toEqual(['a=ssrc:11 cname:server', 'a=ssrc:12 cname:server']);
  // It refuses what it cannot read.
  connection.setRemoteDescription(answer, 'answer');
  expect(connection.signalingState()).toBe('stable');
});

it('an offer without a fingerprint is refused', () => {
  expect(() => dtlsParametersIn('v=0\r\n')).toThrow('no fingerprint');
});
