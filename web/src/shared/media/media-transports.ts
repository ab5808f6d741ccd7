import {
  FeedContent,
  type MediaPlace,
  type RequestClient,
  type RoomContract,
  RtpParameters,
  type TransportDirection,
  type TransportId,
} from '@scrubline/contract';
import { Device, type types } from 'mediasoup-client';

export type Ask = RequestClient<RoomContract>['request'];

export interface MediaTransport {
  readonly transportId: TransportId;
  readonly transport: types.Transport;
}

/** The browser's end of one media place: its codecs and at most one transport each way, made when first needed. */
export interface MediaTransports {
  readonly device: Device;
  readonly sending: () => Promise<MediaTransport>;
  readonly receiving: () => Promise<MediaTransport>;
  /** Called each time one of the two begins to carry packets. */
  readonly onConnected: (listener: () => void) => void;
  readonly close: () => void;
}

/** Both ends must ask for it, or no frame says when it was captured. */
const forcedRtpExtensions = { 'http://www.webrtc.org/experiments/rtp-hdrext/abs-capture-time': true };

export async function createMediaTransports(place: MediaPlace, ask: Ask): Promise<MediaTransports> {
  const device = await Device.factory({ forcedRtpExtensions });
  await device.load({ routerRtpCapabilities: place.rtpCapabilities });
  const open: types.Transport[] = [];
  const listeners: (() => void)[] = [];

  const make = async (direction: TransportDirection): Promise<MediaTransport> => {
    const { transportId, ...parameters } = await ask('feed:open-transport', { direction });
    const options = { id: transportId, ...parameters };
    const transport = direction === 'send' ? device.createSendTransport(options) : device.createRecvTransport(options);
    open.push(transport);
    answerTransport(transport, transportId, ask);
    transport.on('connectionstatechange', (state) => {
      if (state === 'connected') for (const listener of listeners) listener();
    });
    return { transportId, transport };
  };
  const sending = once(() => make('send'));
  const receiving = once(() => make('receive'));
  return {
    device,
    sending,
    receiving,
    onConnected: (listener) => listeners.push(listener),
    close: () => {
      for (const transport of open) transport.close();
    },
  };
}

/** Connects mediasoup-client's questions to signaling's answers. */
function answerTransport(transport: types.Transport, transportId: TransportId, ask: Ask): void {
  transport.on('connect', ({ dtlsParameters }, done, fail) => {
    ask('feed:connect-transport', { transportId, dtlsParameters }).then(done, fail);
  });
  transport.on('produce', ({ rtpParameters, appData }, done, fail) => {
    const content = FeedContent.parse(appData.content);
    ask('feed:publish', { transportId, content, rtpParameters: RtpParameters.parse(rtpParameters) }).then(
      ({ feedId }) => done({ id: feedId }),
      fail,
    );
  });
  transport.on('producedata', ({ sctpStreamParameters }, done, fail) => {
    ask('signal:publish', {
      transportId,
      sctpStreamParameters: { ...sctpStreamParameters, streamId: sctpStreamParameters.streamId ?? 0 },
    }).then(({ dataProducerId }) => done({ id: dataProducerId }), fail);
  });
  transport.on('connectionstatechange', (state) => {
    if (state === 'disconnected' || state === 'failed') void restartIce(transport, transportId, ask);
  });
}

async function restartIce(transport: types.Transport, transportId: TransportId, ask: Ask): Promise<void> {
  try {
    const { iceParameters } = await ask('feed:restart-ice', { transportId });
    await transport.restartIce({ iceParameters });
  } catch {
    // The socket is down too. Its return brings a new seat or this transport's next state change.
  }
}

/** Makes one at a time, keeps it, and tries again after a failure. */
function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | null = null;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = null;
      throw error;
    });
    return made;
  };
}
