import type { MediaKind, RtpCapabilities, RtpParameters } from '@scrubline/contract';
import { areDistinct, type Rules } from './broken-rule.ts';
import { isPayloadType, isPlainFormat, isPrintable, isRepetition, isSameCodec } from './codec-rules.ts';

export interface SentRtp {
  readonly mediaKind: MediaKind;
  readonly parameters: RtpParameters;
  /** What the room offers. */
  readonly capabilities: RtpCapabilities;
  /** What the same transport carries already. */
  readonly others: readonly RtpParameters[];
}

/** The sizes of one simulcast picture. */
const mostEncodings = 3;
const knownScalability = /^[LS][1-3]T[1-3](h|_KEY|_KEY_SHIFT)?$/;
const identification = /^[A-Za-z0-9_-]{1,16}$/;
/** RFC 8285, 4.2: ends the list of extensions. */
const reservedExtensionId = 15;

const encodingsOf = ({ parameters }: SentRtp) => parameters.encodings ?? [];
const extensionsOf = ({ parameters }: SentRtp) => parameters.headerExtensions ?? [];
const repetitionsOf = ({ parameters }: SentRtp) => parameters.codecs.filter(isRepetition);
const mediaCodecsOf = ({ parameters }: SentRtp) => parameters.codecs.filter((codec) => !isRepetition(codec));

const isEmpty = (parameters: object) => Object.keys(parameters).length === 0;

const ssrcsOf = ({ encodings = [] }: RtpParameters): number[] =>
  encodings.flatMap(({ ssrc, rtx }) => [ssrc, rtx?.ssrc]).filter((ssrc) => ssrc !== undefined);

/** What a sender may say of its feed. mediasoup checks some of it later; a worker must not have to. */
export const rtpParametersRules: Rules<SentRtp> = {
  'codecs are of the feed’s kind': ({ parameters, mediaKind }) =>
    parameters.codecs.every(({ mimeType }) => mimeType.toLowerCase().startsWith(`${mediaKind}/`)),
  'codecs are the room’s': (sent) =>
    mediaCodecsOf(sent).length > 0 &&
    sent.parameters.codecs.every((codec) => sent.capabilities.codecs?.some((known) => isSameCodec(codec, known))),
  'payload types are distinct and none of RTCP’s': ({ parameters }) => {
    const payloadTypes = parameters.codecs.map(({ payloadType }) => payloadType);
    return areDistinct(payloadTypes) && payloadTypes.every(isPayloadType);
  },
  'formats are short and plain': ({ parameters }) => parameters.codecs.every(isPlainFormat),
  'each repetition names a codec of its own': (sent) => {
    const repeated = repetitionsOf(sent).map(({ parameters }) => parameters?.apt);
    const media = mediaCodecsOf(sent).map(({ payloadType }) => payloadType);
    return areDistinct(repeated) && repeated.every((apt) => typeof apt === 'number' && media.includes(apt));
  },
  'one to three encodings': (sent) => encodingsOf(sent).length > 0 && encodingsOf(sent).length <= mostEncodings,
  'encodings are all told apart by SSRC, or all by RID': (sent) =>
    encodingsOf(sent).every(({ ssrc }) => ssrc !== undefined) ||
    encodingsOf(sent).every(({ rid }) => rid !== undefined),
  'RIDs are distinct names': (sent) => {
    const rids = encodingsOf(sent).flatMap(({ rid }) => rid ?? []);
    return areDistinct(rids) && rids.every((rid) => identification.test(rid));
  },
  'SSRCs are distinct, and free on the transport': ({ parameters, others }) =>
    areDistinct([parameters, ...others].flatMap(ssrcsOf)),
  'encodings use the codecs that are named': (sent) =>
    encodingsOf(sent).every(
      ({ codecPayloadType: used }) =>
        used === undefined || mediaCodecsOf(sent).some(({ payloadType }) => payloadType === used),
    ),
  'who repeats has a codec for it': (sent) =>
    repetitionsOf(sent).length > 0 || encodingsOf(sent).every(({ rtx }) => rtx === undefined),
  'layers are those that exist': (sent) =>
    encodingsOf(sent).every(({ scalabilityMode: mode }) => mode === undefined || knownScalability.test(mode)),
  'header extensions are distinct, none on a reserved id': (sent) =>
    areDistinct(extensionsOf(sent).map(({ id }) => id)) &&
    areDistinct(extensionsOf(sent).map(({ uri }) => uri)) &&
    extensionsOf(sent).every(({ id, parameters = {} }) => id !== reservedExtensionId && isEmpty(parameters)),
  'MID is a name, and free on the transport': ({ parameters: { mid }, others }) =>
    mid === undefined || (identification.test(mid) && others.every((other) => other.mid !== mid)),
  'names are plain': ({ parameters: { msid, rtcp } }) => isPrintable(msid) && isPrintable(rtcp?.cname),
};
