import type { RtpCapabilities } from '@scrubline/contract';
import { areDistinct, type Rules } from './broken-rule.ts';
import { isPayloadType, isPlainFormat, isRepetition } from './codec-rules.ts';

/** What a watcher may say of what it can show. Codecs that the room does not have are a browser's right. */
export const rtpCapabilitiesRules: Rules<RtpCapabilities> = {
  'codecs are of their kind': ({ codecs = [] }) =>
    codecs.every(({ mimeType, kind }) => mimeType.toLowerCase().startsWith(`${kind}/`)),
  'payload types are distinct and none of RTCP’s': ({ codecs = [] }) => {
    const payloadTypes = codecs.map(({ preferredPayloadType }) => preferredPayloadType);
    return areDistinct(payloadTypes) && payloadTypes.every(isPayloadType);
  },
  'formats are short and plain': ({ codecs = [] }) => codecs.every(isPlainFormat),
  'each repetition names a codec': ({ codecs = [] }) =>
    codecs.filter(isRepetition).every(({ parameters }) => {
      const apt = parameters?.apt;
      return codecs.some((codec) => !isRepetition(codec) && codec.preferredPayloadType === apt);
    }),
  'header extensions are distinct': ({ headerExtensions = [] }) =>
    areDistinct(headerExtensions.map(({ kind, uri }) => `${kind} ${uri}`)) &&
    areDistinct(headerExtensions.map(({ kind, preferredId }) => `${kind} ${preferredId}`)),
};
