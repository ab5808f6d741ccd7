import type { types } from 'mediasoup-client';
import { sentLayers } from './picture-encodings.ts';

/** Switches how much of a published feed leaves. */
export interface FeedSender {
  /** Each pause and each way back is negotiated with the browser: only when something changes. */
  readonly setPaused: (paused: boolean) => Promise<void>;
  /** Switches layers of a picture on and off without a word to anybody else. */
  readonly sendLayersFor: (viewers: number) => Promise<void>;
}

type Activity = readonly boolean[];

const isSame = (a: Activity, b: Activity): boolean => a.length === b.length && a.every((on, index) => on === b[index]);

/**
 * What is sent is remembered, not asked for: `RTCRtpSender.getParameters` waits for the browser's media threads, and while
 * these are busy the page stands still for 100-200 ms (Chromium 156, four threads a core).
 *
 * @param active which of its encodings are sent from the start
 */
export function createFeedSender(producer: types.Producer, active: Activity): FeedSender {
  const { rtpSender } = producer;
  let sent = active;

  const send = async (wanted: Activity): Promise<void> => {
    if (!rtpSender || isSame(sent, wanted)) return;
    const parameters = rtpSender.getParameters();
    const encodings = parameters.encodings.map((encoding, index) => ({ ...encoding, active: wanted[index] ?? false }));
    await rtpSender.setParameters({ ...parameters, encodings });
    sent = wanted;
  };

  return {
    setPaused: async (paused) => {
      if (paused && !producer.paused) producer.pause();
      if (paused) return;
      if (producer.paused) producer.resume();
      // A voice that was published while it was paused has sent nothing yet.
      if (producer.kind === 'audio') await send(sent.map(() => true));
    },
    sendLayersFor: (viewers) => send(sentLayers(sent.length, viewers)),
  };
}
