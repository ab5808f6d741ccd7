import { once } from 'node:events';
import type { types } from 'mediasoup';
import { createWorker } from 'mediasoup';
import { PeerConnection } from 'node-datachannel';
import { afterAll, beforeAll, expect, test } from 'vitest';

let worker: types.Worker;
let peer: PeerConnection;

beforeAll(async () => {
  worker = await createWorker({ logLevel: 'warn' });
  peer = new PeerConnection('a browser in small', { iceServers: [] });
});

afterAll(() => {
  peer.close();
  worker.close();
});

// A worker that merely starts may still die in its first handshake: OpenSSL with kTLS is used only there.
test('the worker shakes hands over DTLS with a peer it has never met, and lives', async () => {
  const router = await worker.createRouter();
  const listenInfos: types.TransportListenInfo[] = [{ protocol: 'udp', ip: '127.0.0.1' }];
  const transport = await router.createWebRtcTransport({ listenInfos, enableSctp: true });

  const offer = await offerOf(peer);
  const fingerprint = /^a=fingerprint:sha-256 (\S+)/m.exec(offer)?.[1] ?? '';
  await transport.connect({
    dtlsParameters: { role: 'client', fingerprints: [{ algorithm: 'sha-256', value: fingerprint }] },
  });
  const connected = new Promise<void>((resolve, reject) => {
    transport.on('dtlsstatechange', (state) => {
      if (state === 'connected') resolve();
      if (state === 'failed' || state === 'closed') reject(new Error(`DTLS ${state}`));
    });
    once(worker, 'died').then(([error]) => reject(error), reject);
  });
  peer.setRemoteDescription(answerOf(transport), 'answer');
  await connected;

  expect(transport.dtlsState).toBe('connected');
  expect((await router.dump()).transportIds).toContain(transport.id);
});

function offerOf(offering: PeerConnection): Promise<string> {
  return new Promise((resolve) => {
    offering.onLocalDescription((sdp) => resolve(sdp));
    offering.createDataChannel('signals');
  });
}

function answerOf({ iceParameters, iceCandidates, dtlsParameters }: types.WebRtcTransport): string {
  const fingerprint = dtlsParameters.fingerprints.find(({ algorithm }) => algorithm === 'sha-256')?.value;
  const candidates = iceCandidates.map(
    ({ foundation, priority, address, port }) =>
      `a=candidate:${foundation} 1 udp ${priority} ${address} ${port} typ host`,
  );
  return [
    ...['v=0', 'o=- 1 1 IN IP4 127.0.0.1', 's=-', 't=0 0', 'a=ice-lite', 'a=group:BUNDLE 0'],
    ...['m=application 9 UDP/DTLS/SCTP webrtc-datachannel', 'c=IN IP4 127.0.0.1', 'a=mid:0', 'a=sctp-port:5000'],
    `a=ice-ufrag:${iceParameters.usernameFragment}`,
    `a=ice-pwd:${iceParameters.password}`,
    `a=fingerprint:sha-256 ${fingerprint}`,
    'a=setup:passive',
    ...candidates,
    'a=end-of-candidates',
    '',
  ].join('\r\n');
}
