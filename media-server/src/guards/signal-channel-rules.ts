import type { SctpStreamParameters } from '@scrubline/contract';
import type { Rules } from './broken-rule.ts';
import { isPrintable } from './codec-rules.ts';

export interface SentSignalChannel {
  readonly channel: SctpStreamParameters;
  /** How many streams the transport has been told to have. */
  readonly streams: number;
  /** Stream ids that the transport carries already. */
  readonly taken: readonly number[];
}

export const signalChannelRules: Rules<SentSignalChannel> = {
  'the stream is one of the transport’s': ({ channel, streams }) => channel.streamId < streams,
  'the stream is free': ({ channel, taken }) => !taken.includes(channel.streamId),
  'lost messages are given up by time or by count': ({ channel: { maxPacketLifeTime, maxRetransmits } }) =>
    maxPacketLifeTime === undefined || maxRetransmits === undefined,
  'an ordered channel loses nothing': ({ channel: { ordered, maxPacketLifeTime, maxRetransmits } }) =>
    ordered !== true || (maxPacketLifeTime === undefined && maxRetransmits === undefined),
  'names are plain': ({ channel: { label, protocol } }) => isPrintable(label) && isPrintable(protocol),
};
