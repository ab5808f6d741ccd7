import type { RtpParameters } from '@scrubline/contract';

type Codec = Omit<RtpParameters['codecs'][number], 'payloadType'>;

/** More than any browser says of a codec, H264's parameter sets included. Characters of all names and values. */
const maxFormatLength = 1_024;
const formatName = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const printable = /^[\x20-\x7e]*$/;

export const isRepetition = ({ mimeType }: Pick<Codec, 'mimeType'>) => /^video\/rtx$/i.test(mimeType);

/** Type, clock rate and channels, of which a missing number means one. */
export function isSameCodec(one: Codec, other: Codec): boolean {
  return (
    one.mimeType.toLowerCase() === other.mimeType.toLowerCase() &&
    one.clockRate === other.clockRate &&
    (one.channels ?? 1) === (other.channels ?? 1)
  );
}

export function isPlainFormat({ parameters = {} }: Codec): boolean {
  const entries = Object.entries(parameters).map(([name, value]) => [name, String(value)] as const);
  const length = entries.reduce((total, [name, value]) => total + name.length + value.length, 0);
  return length <= maxFormatLength && entries.every(([name, value]) => formatName.test(name) && printable.test(value));
}

/** With RTP and RTCP on one port, 64 to 95 would be taken for RTCP (RFC 5761, 4). */
export const isPayloadType = (payloadType: number) => payloadType < 64 || payloadType > 95;

export const isPrintable = (text: string | undefined) => printable.test(text ?? '');
