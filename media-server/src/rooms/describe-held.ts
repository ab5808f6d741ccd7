import type { HeldRoom, MediaRoomId } from '@scrubline/contract';
import type { MediaRoom } from './media-room.ts';

/** A room and all in it by ids and owners, as `media:list` answers it. */
export function describeHeld(mediaRoomId: MediaRoomId, room: MediaRoom): HeldRoom {
  const { rtpCapabilities, transports, feeds, consumers, signalSenders, signalReceivers } = room;
  return {
    mediaRoomId,
    rtpCapabilities,
    transports: [...transports].map(
      ([
        transportId,
        {
          appData: { ownerId, direction },
        },
      ]) => ({
        transportId,
        ownerId,
        direction,
      }),
    ),
    feeds: [...feeds].map(
      ([
        feedId,
        {
          appData: { ownerId, label },
        },
      ]) => ({ feedId, ownerId, label }),
    ),
    consumers: [...consumers].map(([consumerId, { appData }]) => ({ consumerId, ...appData })),
    signalSenders: [...signalSenders].map(
      ([
        dataProducerId,
        {
          appData: { ownerId },
        },
      ]) => ({ dataProducerId, ownerId }),
    ),
    signalReceivers: [...signalReceivers].map(([dataConsumerId, { appData }]) => ({ dataConsumerId, ...appData })),
  };
}
