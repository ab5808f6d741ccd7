import type { MediaRequests } from '@scrubline/contract';
import type { Handlers } from '@scrubline/service-kit';
import {
  preferLayer,
  publishFeed,
  resumeFeed,
  subscribeToFeed,
  unpublishFeed,
  unsubscribeFromFeed,
} from '../rooms/feeds.ts';
import type { RoomRegistry } from '../rooms/room-registry.ts';
import { publishSignals, subscribeToSignals } from '../rooms/signals.ts';
import { closeOwner, connectTransport, openTransport, restartIce } from '../rooms/transports.ts';

/** What signaling may ask. An id is looked for in the room that the request names, and nowhere else. */
export const mediaHandlers: Handlers<MediaRequests, RoomRegistry> = {
  'media:create-room': async (rooms, { mediaRoomId }) => {
    const { rtpCapabilities } = await rooms.open(mediaRoomId);
    return { rtpCapabilities };
  },
  'media:close-room': async (rooms, { mediaRoomId }) => {
    await rooms.close(mediaRoomId);
    return {};
  },
  'media:create-transport': async (rooms, { mediaRoomId, ...owner }) =>
    openTransport(await rooms.find(mediaRoomId), owner),
  'media:connect-transport': async (rooms, { mediaRoomId, transportId, dtlsParameters }) => {
    await connectTransport(await rooms.find(mediaRoomId), transportId, dtlsParameters);
    return {};
  },
  'media:restart-ice': async (rooms, { mediaRoomId, transportId }) => {
    const iceParameters = await restartIce(await rooms.find(mediaRoomId), transportId);
    return { iceParameters };
  },
  'media:publish': async (rooms, { mediaRoomId, ...publication }) => {
    await publishFeed(await rooms.find(mediaRoomId), publication);
    return {};
  },
  'media:unpublish': async (rooms, { mediaRoomId, feedId }) => {
    unpublishFeed(await rooms.find(mediaRoomId), feedId);
    return {};
  },
  'media:subscribe': async (rooms, { mediaRoomId, ...wish }) => subscribeToFeed(await rooms.find(mediaRoomId), wish),
  'media:resume': async (rooms, { mediaRoomId, consumerId }) => {
    await resumeFeed(await rooms.find(mediaRoomId), consumerId);
    return {};
  },
  'media:unsubscribe': async (rooms, { mediaRoomId, consumerId }) => {
    unsubscribeFromFeed(await rooms.find(mediaRoomId), consumerId);
    return {};
  },
  'media:prefer-layer': async (rooms, { mediaRoomId, consumerId, spatialLayer }) => {
    await preferLayer(await rooms.find(mediaRoomId), consumerId, spatialLayer);
    return {};
  },
  'media:publish-signals': async (rooms, { mediaRoomId, transportId, sctpStreamParameters }) => {
    const room = await rooms.find(mediaRoomId);
    return { dataProducerId: await publishSignals(room, transportId, sctpStreamParameters) };
  },
  'media:subscribe-signals': async (rooms, { mediaRoomId, transportId, dataProducerId }) =>
    subscribeToSignals(await rooms.find(mediaRoomId), transportId, dataProducerId),
  'media:list': (rooms) => ({ rooms: rooms.list() }),
  'media:close-owner': async (rooms, { mediaRoomId, ownerId }) => {
    closeOwner(await rooms.find(mediaRoomId), ownerId);
    return {};
  },
};
