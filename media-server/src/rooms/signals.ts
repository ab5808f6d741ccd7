import { ConsumerId, SctpStreamParameters, type TransportId } from '@scrubline/contract';
import type { types } from 'mediasoup';
import { requireAll } from '../guards/broken-rule.ts';
import { requireAllowance } from '../guards/owner-allowances.ts';
import { signalChannelRules } from '../guards/signal-channel-rules.ts';
import { find, holdUntilClosed } from './hold-until-closed.ts';
import type { MediaRoom } from './media-room.ts';
import { translateRejection } from './translate-rejection.ts';
import { findTransport } from './transports.ts';

/**
 * How long a signal may wait for the watcher's connection to take it. After that a pointer has moved on. mediasoup
 * 3.27.1 takes a missing lifetime for 0 on unordered channels: of a burst it then drops all but the first dozen.
 */
const signalLifetimeMs = 200;

/** Receives a participant's data channel. The id is what `subscribeToSignals` asks for. */
export async function publishSignals(
  room: MediaRoom,
  transportId: TransportId,
  channel: SctpStreamParameters,
): Promise<ConsumerId> {
  const { label, protocol, ...sctpStreamParameters } = channel;
  const transport = findTransport(room, transportId, 'send');
  const { ownerId } = transport.appData;
  const requireRoom = () => requireAllowance('signalSenders', room.signalSenders, ownerId);
  requireRoom();
  const taken = streamsTaken(room, transportId);
  requireAll(signalChannelRules, { channel, streams: transport.sctpParameters?.MIS ?? 0, taken }, room.logger);
  const producer = await translateRejection(
    transport.produceData({ sctpStreamParameters, label, protocol, appData: { ownerId, transportId } }),
    room.logger,
  );
  const dataProducerId = ConsumerId.parse(producer.id);
  holdUntilClosed(room.signalSenders, dataProducerId, producer, transport, requireRoom);
  return dataProducerId;
}

export async function subscribeToSignals(
  room: MediaRoom,
  transportId: TransportId,
  dataProducerId: ConsumerId,
): Promise<{ dataConsumerId: ConsumerId; sctpStreamParameters: SctpStreamParameters }> {
  const transport = findTransport(room, transportId, 'receive');
  const { ownerId } = transport.appData;
  const sender = find(room.signalSenders, dataProducerId);
  const requireRoom = () => requireAllowance('signalReceivers', room.signalReceivers, ownerId);
  requireRoom();
  const consumer = await translateRejection(
    transport.consumeData({
      dataProducerId,
      ...lifetimeFor(sender),
      appData: { ownerId, dataProducerId },
    }),
    room.logger,
  );
  const dataConsumerId = ConsumerId.parse(consumer.id);
  holdUntilClosed(room.signalReceivers, dataConsumerId, consumer, transport, requireRoom);
  const { label, protocol } = consumer;
  const sctpStreamParameters = SctpStreamParameters.parse({ ...consumer.sctpStreamParameters, label, protocol });
  return { dataConsumerId, sctpStreamParameters };
}

function streamsTaken({ signalSenders }: MediaRoom, transportId: TransportId): number[] {
  const senders = [...signalSenders.values()].filter(({ appData }) => appData.transportId === transportId);
  return senders.flatMap(({ sctpStreamParameters }) => sctpStreamParameters?.streamId ?? []);
}

function lifetimeFor({ sctpStreamParameters }: types.DataProducer): Partial<types.SctpStreamParameters> {
  const isUnlimited = !sctpStreamParameters?.ordered && !sctpStreamParameters?.maxPacketLifeTime;
  return isUnlimited ? { maxPacketLifeTime: signalLifetimeMs, maxRetransmits: 0 } : {};
}
