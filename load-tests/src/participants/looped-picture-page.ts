import { ConsumerId, FeedId, RtpCapabilities, RtpParameters, type TransportDirection } from '@scrubline/contract';
import { Device, type types } from 'mediasoup-client';
import { enterRoom, type RoomStranger } from './room-stranger.ts';

declare global {
  interface Window {
    loopedPicture: {
      readonly enter: (entry: { signalingUrl: string; ticket: string }) => Promise<void>;
      readonly takePresented: () => number[];
    };
  }
}

let presented: number[] = [];

/** Small, so that it takes nothing from what is measured beside it; every picture differs from the one before. */
function movingTrack(): MediaStreamTrack {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: 320, height: 180 });
  const context = canvas.getContext('2d');
  let step = 0;
  setInterval(() => {
    if (!context) return;
    step += 1;
    context.fillStyle = `hsl(${step % 360} 60% 50%)`;
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.fillStyle = 'white';
    context.fillRect((step * 4) % canvas.width, 40, 40, 100);
  }, 1000 / 30);
  const [track] = canvas.captureStream(30).getVideoTracks();
  if (!track) throw new Error('the canvas gives no track');
  return track;
}

async function openTransport(device: Device, stranger: RoomStranger, direction: TransportDirection) {
  const { transportId, ...parameters } = await stranger.ask('feed:open-transport', { direction });
  const options = { id: transportId, ...parameters };
  const transport = direction === 'send' ? device.createSendTransport(options) : device.createRecvTransport(options);
  transport.on('connect', ({ dtlsParameters }, done, fail) => {
    stranger.ask('feed:connect-transport', { transportId, dtlsParameters }).then(() => done(), fail);
  });
  transport.on('produce', ({ rtpParameters }, done, fail) => {
    const content = { kind: 'picture', cameraSource: 'endoscope' } as const;
    stranger
      .ask('feed:publish', { transportId, content, rtpParameters: RtpParameters.parse(rtpParameters) })
      .then(({ feedId }) => done({ id: feedId }), fail);
  });
  return { transport, transportId };
}

async function watchOwn(device: Device, stranger: RoomStranger, feedId: FeedId): Promise<types.Consumer> {
  const { transport, transportId } = await openTransport(device, stranger, 'receive');
  const rtpCapabilities = RtpCapabilities.parse(device.recvRtpCapabilities);
  const watched = await stranger.ask('feed:watch', { feedId, transportId, rtpCapabilities });
  const { consumerId, mediaKind, rtpParameters } = watched;
  const consumer = await transport.consume({ id: consumerId, producerId: feedId, kind: mediaKind, rtpParameters });
  if (transport.connectionState !== 'connected') {
    await new Promise<void>((connected) =>
      transport.on('connectionstatechange', (state) => state === 'connected' && connected()),
    );
  }
  await stranger.ask('feed:resume', { consumerId: ConsumerId.parse(consumerId) });
  return consumer;
}

function show(track: MediaStreamTrack): Promise<void> {
  const video = document.createElement('video');
  Object.assign(video, { muted: true, autoplay: true, srcObject: new MediaStream([track]) });
  document.body.append(video);
  return new Promise((shown) => {
    video.requestVideoFrameCallback(function onFrame() {
      presented.push(performance.timeOrigin + performance.now());
      shown();
      video.requestVideoFrameCallback(onFrame);
    });
  });
}

window.loopedPicture = {
  enter: async ({ signalingUrl, ticket }) => {
    const stranger = await enterRoom(signalingUrl, ticket);
    const device = await Device.factory();
    const { rtpCapabilities } = await stranger.mediaPlace();
    await device.load({ routerRtpCapabilities: rtpCapabilities });
    const { transport } = await openTransport(device, stranger, 'send');
    const codec = device.sendRtpCapabilities.codecs?.find(({ mimeType }) => mimeType.toLowerCase() === 'video/vp8');
    const producer = await transport.produce({ track: movingTrack(), ...(codec && { codec }) });
    const consumer = await watchOwn(device, stranger, FeedId.parse(producer.id));
    await show(consumer.track);
  },
  takePresented: () => {
    const taken = presented;
    presented = [];
    return taken;
  },
};
