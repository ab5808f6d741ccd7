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

const isBroken = (state: types.ConnectionState): boolean => state === 'disconnected' || state === 'failed';

/** Between two tries to find another way; the socket that carries them may be down as well. */
const healEveryMs = 2_000;

/** Connects mediasoup-client's questions to signaling's answers. */
function answerTransport(transport: types.Transport, transportId: TransportId, ask: Ask): void {
  const heal = healerOf(transport, transportId, ask);
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
    if (isBroken(state)) void heal();
  });
}

/** Restarts ICE until the transport is connected again or closed; one at a time. */
function healerOf(transport: types.Transport, transportId: TransportId, ask: Ask): () => Promise<void> {
  let healing = false;
  return async () => {
    if (healing) return;
    healing = true;
    while (!transport.closed && isBroken(transport.connectionState)) {
      await restartIce(transport, transportId, ask);
      await new Promise((later) => setTimeout(later, healEveryMs));
    }
    healing = false;
  };
}

async function restartIce(transport: types.Transport, transportId: TransportId, ask: Ask): Promise<void> {
  try {
    const { iceParameters } = await ask('feed:restart-ice', { transportId });
    await transport.restartIce({ iceParameters });
  } catch {
    // The socket is down too, or the transport is gone with its seat: the next try or the new seat tells.
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
