import type { RtpParameters } from '@scrubline/contract';
import { ortc } from 'mediasoup';
import { describe, expect, it } from 'vitest';
import { routerCodecs } from '../codecs.ts';
import { offeredCapabilities } from '../rooms/media-room.ts';
import { brokenRule } from './broken-rule.ts';
import { rtpParametersRules } from './rtp-parameters-rules.ts';

const capabilities = offeredCapabilities(ortc.generateRouterRtpCapabilities(routerCodecs));
const uris = {
  mid: 'urn:ietf:params:rtp-hdrext:sdes:mid',
  rid: 'urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id',
} as const;

const vp8 = { mimeType: 'video/VP8', payloadType: 96, clockRate: 90_000, parameters: {}, rtcpFeedback: [] };
const rtx = { mimeType: 'video/rtx', payloadType: 97, clockRate: 90_000, parameters: { apt: 96 }, rtcpFeedback: [] };
const opus = {
  mimeType: 'audio/opus',
  payloadType: 111,
  clockRate: 48_000,
  channels: 2,
  parameters: { minptime: 10, useinbandfec: 1 },
};

/** As Chromium's page says it through mediasoup-client. */
const picture: RtpParameters = {
  mid: '0',
  msid: '- 6f1c2f4e-5ba1-4e2f-8a5c-fd3c0c1f1a11',
  codecs: [vp8, rtx],
  headerExtensions: [
    { uri: uris.mid, id: 4, encrypt: false, parameters: {} },
    { uri: uris.rid, id: 10, encrypt: false, parameters: {} },
  ],
  encodings: [{ ssrc: 1_001, rtx: { ssrc: 1_002 }, maxBitrate: 3_500_000, scalabilityMode: 'L1T3' }],
  rtcp: { cname: 'kY+2/4vbwT3Qc0aO', reducedSize: true },
};
const simulcast: RtpParameters = {
  ...picture,
  encodings: ['r0', 'r1', 'r2'].map((rid) => ({ rid, scalabilityMode: 'L1T3', active: true })),
};
const voice: RtpParameters = { codecs: [opus], encodings: [{ ssrc: 5, dtx: false }], rtcp: { cname: 'a' } };

const firstBroken = (parameters: RtpParameters, others: RtpParameters[] = [], mediaKind: 'audio' | 'video' = 'video') =>
  brokenRule(rtpParametersRules, { mediaKind, parameters, capabilities, others });

const encoded = (...encodings: NonNullable<RtpParameters['encodings']>) => ({ ...picture, encodings });
const coded = (...codecs: RtpParameters['codecs']) => ({ ...picture, codecs });
const extended = (...ids: [keyof typeof uris, number][]) => ({
  ...picture,
  headerExtensions: ids.map(([name, id]) => ({ uri: uris[name], id })),
});
const { rtx: _, ...plainEncoding } = picture.encodings?.[0] ?? {};

describe('what a browser says of a feed', () => {
  it.each<[string, RtpParameters, 'audio' | 'video']>([
    ['one picture', picture, 'video'],
    ['a picture in three sizes', simulcast, 'video'],
    ['a voice', voice, 'audio'],
    ['a picture without repetition', { codecs: [vp8], encodings: [plainEncoding] }, 'video'],
  ])('holds every rule: %s', (_what, parameters, mediaKind) => {
    expect(firstBroken(parameters, [], mediaKind)).toBeNull();
  });

  it('holds beside another feed of the same transport', () => {
    expect(firstBroken(voice, [picture], 'audio')).toBeNull();
    expect(firstBroken({ ...simulcast, mid: '1' }, [{ ...simulcast, mid: '2' }])).toBeNull();
  });
});

describe('a hostile client', () => {
  const huge = 'x'.repeat(1_000);
  it.each<[string, string, RtpParameters]>([
    ['a voice for a picture', 'codecs are of the feed’s kind', voice],
    ['no codec but a repetition', 'codecs are the room’s', coded(rtx)],
    ['an unknown codec', 'codecs are the room’s', coded({ ...vp8, mimeType: 'video/H263' })],
    ['another clock', 'codecs are the room’s', coded({ ...vp8, clockRate: 48_000 }, rtx)],
    ['channels in a picture', 'codecs are the room’s', coded({ ...vp8, channels: 8 }, rtx)],
    [
      'one payload type twice',
      'payload types are distinct and none of RTCP’s',
      coded(vp8, { ...rtx, payloadType: 96 }),
    ],
    ['RTCP for a payload', 'payload types are distinct and none of RTCP’s', coded({ ...vp8, payloadType: 72 })],
    ['a huge format', 'formats are short and plain', coded({ ...vp8, parameters: { a: huge, b: huge } }, rtx)],
    ['a nameless format', 'formats are short and plain', coded({ ...vp8, parameters: { '': 1 } }, rtx)],
    ['a broken line', 'formats are short and plain', coded({ ...vp8, parameters: { x: 'a\r\nb' } }, rtx)],
    ['a repetition of nothing', 'each repetition names a codec of its own', coded(vp8, { ...rtx, parameters: {} })],
    [
      'a repetition of itself',
      'each repetition names a codec of its own',
      coded(vp8, { ...rtx, parameters: { apt: 97 } }),
    ],
    ['two of one', 'each repetition names a codec of its own', coded(vp8, rtx, { ...rtx, payloadType: 98 })],
    ['no encoding', 'one to three encodings', encoded()],
    ['four', 'one to three encodings', encoded({ ssrc: 1 }, { ssrc: 2 }, { ssrc: 3 }, { ssrc: 4 })],
    ['RID here, SSRC there', 'encodings are all told apart by SSRC, or all by RID', encoded({ rid: 'a' }, { ssrc: 2 })],
    ['nothing to go by', 'encodings are all told apart by SSRC, or all by RID', encoded({ dtx: true })],
    ['one RID twice', 'RIDs are distinct names', encoded({ rid: 'a' }, { rid: 'a' })],
    ['an empty RID', 'RIDs are distinct names', encoded({ rid: '' })],
    ['a RID of zero bytes', 'RIDs are distinct names', encoded({ rid: '\0' })],
    ['one SSRC twice', 'SSRCs are distinct, and free on the transport', encoded({ ssrc: 1 }, { ssrc: 1 })],
    [
      'a picture that repeats itself',
      'SSRCs are distinct, and free on the transport',
      encoded({ ssrc: 1, rtx: { ssrc: 1 } }),
    ],
    ['a codec not named', 'encodings use the codecs that are named', encoded({ ssrc: 1, codecPayloadType: 100 })],
    ['the repetition as codec', 'encodings use the codecs that are named', encoded({ ssrc: 1, codecPayloadType: 97 })],
    ['repetition without codec', 'who repeats has a codec for it', { ...picture, codecs: [vp8] }],
    ['nine layers', 'layers are those that exist', encoded({ ssrc: 1, scalabilityMode: 'L9T9' })],
    [
      'one extension id twice',
      'header extensions are distinct, none on a reserved id',
      extended(['mid', 3], ['rid', 3]),
    ],
    ['one extension twice', 'header extensions are distinct, none on a reserved id', extended(['mid', 3], ['mid', 4])],
    ['the reserved id', 'header extensions are distinct, none on a reserved id', extended(['mid', 15])],
    ['an empty MID', 'MID is a name, and free on the transport', { ...picture, mid: '' }],
    ['a MID of zero bytes', 'MID is a name, and free on the transport', { ...picture, mid: '\0\0' }],
    ['a name with a line break', 'names are plain', { ...picture, rtcp: { cname: 'a\nb' } }],
  ])('is refused %s: %s', (_what, rule, parameters) => {
    expect(firstBroken(parameters)).toBe(rule);
  });

  it('is refused what the same transport carries already', () => {
    expect(firstBroken(picture, [picture])).toBe('SSRCs are distinct, and free on the transport');
    const other = { ...picture, encodings: [{ ssrc: 1_002 }] };
    expect(firstBroken(other, [picture])).toBe('SSRCs are distinct, and free on the transport');
    expect(firstBroken({ ...picture, encodings: [{ ssrc: 9 }] }, [picture])).toBe(
      'MID is a name, and free on the transport',
    );
  });
});
