import { type ParticipantId, Signal, signalChannel } from '@scrubline/contract';
import type { types } from 'mediasoup-client';
import type { Ask, MediaTransports } from './media-transports.ts';
import { createReconciler } from './reconciler.ts';

export type SignalListener = (signal: Signal, from: ParticipantId) => void;

/** One unordered, unrepeated data channel to everybody in the room, and one from each of them. */
export interface SignalChannel {
  /** Lost without a word while the channel is not open. */
  readonly send: (signal: Signal) => void;
  readonly listen: (listener: SignalListener) => () => void;
  readonly follow: (peers: ReadonlySet<ParticipantId>) => void;
  readonly stop: () => void;
}

export function createSignalChannel(transports: MediaTransports, ask: Ask): SignalChannel {
  const listeners = new Set<SignalListener>();
  const followed = new Map<ParticipantId, types.DataConsumer>();
  let own: types.DataProducer | null = null;

  const receive = (from: ParticipantId, data: unknown): void => {
    const signal = typeof data === 'string' ? Signal.safeParse(parseJson(data)) : null;
    if (signal?.success) for (const listener of listeners) listener(signal.data, from);
  };

  const followOne = async (participantId: ParticipantId): Promise<void> => {
    const { transport, transportId } = await transports.receiving();
    const { dataConsumerId, ...parameters } = await ask('signal:watch', { participantId, transportId });
    const consumer = await transport.consumeData({ id: dataConsumerId, ...parameters });
    consumer.on('message', (data: unknown) => receive(participantId, data));
    followed.set(participantId, consumer);
    // Its sender opened another one in its place, or the way to us broke: it is looked for again while it is wanted.
    consumer.on('close', () => {
      if (followed.get(participantId) !== consumer) return;
      followed.delete(participantId);
      reconciler.again();
    });
  };

  const publisher = createReconciler<true>(async () => {
    const { transport } = await transports.sending();
    if (own) return;
    const opened = await transport.produceData({ ...signalChannel });
    opened.on('close', () => {
      own = null;
      publisher.again();
    });
    own = opened;
  });
  publisher.want(true);

  const reconciler = createReconciler<ReadonlySet<ParticipantId>>(async (peers) => {
    for (const [peer, consumer] of followed) {
      if (peers.has(peer)) continue;
      followed.delete(peer);
      consumer.close();
    }
    const missing = [...peers].filter((peer) => !followed.has(peer));
    // A peer without a channel yet must not keep the others from being heard.
    const results = await Promise.allSettled(missing.map(followOne));
    const failed = results.find((result) => result.status === 'rejected');
    if (failed) throw failed.reason;
  });

  return {
    send: (signal) => {
      if (own?.readyState === 'open') own.send(JSON.stringify(signal));
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    follow: reconciler.want,
    stop: () => {
      publisher.stop();
      reconciler.stop();
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
