import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DtlsParameters,
  RtpCapabilities,
  RtpHeaderExtensionUri,
  RtpParameters,
  SctpStreamParameters,
  TransportParameters,
} from './webrtc-parameters.ts';

const fingerprint = (bytes: number) => Array(bytes).fill('aB').join(':');

/** As Chromium's mediasoup-client sends it for one picture. */
const picture = {
  mid: '0',
  codecs: [
    {
      mimeType: 'video/VP8',
      payloadType: 96,
      clockRate: 90_000,
      parameters: {},
      rtcpFeedback: [
        { type: 'goog-remb', parameter: '' },
        { type: 'nack', parameter: 'pli' },
      ],
    },
    { mimeType: 'video/rtx', payloadType: 97, clockRate: 90_000, parameters: { apt: 96 }, rtcpFeedback: [] },
  ],
  headerExtensions: [
    { uri: 'http://www.webrtc.org/experiments/rtp-hdrext/abs-capture-time', id: 2, encrypt: false, parameters: {} },
  ],
  encodings: [
    { active: true, ssrc: 1234, rtx: { ssrc: 1235 }, dtx: false, scalabilityMode: 'L1T3', maxBitrate: 3_500_000 },
  ],
  rtcp: { cname: 'x', reducedSize: true },
};

const accepts = (schema: { safeParse(value: unknown): { success: boolean } }, value: unknown) =>
  schema.safeParse(value).success;

const withCodec = (change: object) => ({ ...picture, codecs: [{ ...picture.codecs[0], ...change }] });
const withEncoding = (change: object) => ({ ...picture, encodings: [{ ...picture.encodings[0], ...change }] });

describe('RTP parameters', () => {
  it('keep what a browser sends', () => {
    expect(RtpParameters.parse(picture)).toEqual(picture);
  });

  it('drop what a browser adds to an encoding and the SFU does not read', () => {
    const parsed = RtpParameters.parse(withEncoding({ priority: 'high', networkPriority: 'high' }));
    expect(parsed).toEqual(picture);
  });

  it.each<[string, unknown]>([
    ['no codec', { ...picture, codecs: [] }],
    ['17 codecs', { ...picture, codecs: Array(17).fill(picture.codecs[0]) }],
    ['5 encodings', { ...picture, encodings: Array(5).fill(picture.encodings[0]) }],
    ['no encoding', { ...picture, encodings: [] }],
    ['a payload type of 128', withCodec({ payloadType: 128 })],
    ['a codec of neither kind', withCodec({ mimeType: 'text/html' })],
    ['a clock rate of 0', withCodec({ clockRate: 0 })],
    ['a parameter that is an object', withCodec({ parameters: { deep: {} } })],
    [
      '33 parameters',
      withCodec({ parameters: Object.fromEntries(Array.from({ length: 33 }, (_, i) => [`p${i}`, i])) }),
    ],
    ['a parameter of 1025 characters', withCodec({ parameters: { long: 'x'.repeat(1025) } })],
    ['an SSRC of 0', withEncoding({ ssrc: 0 })],
    ['an SSRC of 33 bits', withEncoding({ ssrc: 2 ** 32 })],
    ['60 Mbps', withEncoding({ maxBitrate: 60_000_000 })],
    ['an unknown header extension', { ...picture, headerExtensions: [{ uri: 'urn:x', id: 1 }] }],
    [
      'a header extension with id 0',
      { ...picture, headerExtensions: [{ uri: RtpHeaderExtensionUri.options[0], id: 0 }] },
    ],
    ['a hidden key', JSON.parse('{"codecs":[],"__proto__":{"codecs":[]}}')],
    ['something unasked', { ...picture, admin: true }],
  ])('refuse %s', (_what, parameters) => {
    expect(accepts(RtpParameters, parameters)).toBe(false);
  });

  it('refuse anything that is not one, and never throw', () => {
    fc.assert(
      fc.property(
        fc.anything({ withNullPrototype: true, withBigInt: true, withMap: true, withDate: true }),
        (value) => {
          for (const schema of [
            RtpParameters,
            RtpCapabilities,
            DtlsParameters,
            SctpStreamParameters,
            TransportParameters,
          ]) {
            const isEmpty =
              schema === RtpCapabilities && typeof value === 'object' && value && Object.keys(value).length === 0;
            if (!isEmpty) expect(accepts(schema, value)).toBe(false);
          }
        },
      ),
    );
  });
});

describe('DTLS parameters', () => {
  it.each([20, 28, 32, 48, 64])('take a fingerprint of %i bytes', (bytes) => {
    const fingerprints = [{ algorithm: 'sha-256', value: fingerprint(bytes) }];
    expect(accepts(DtlsParameters, { role: 'client', fingerprints })).toBe(true);
  });

  it.each<[string, unknown]>([
    ['no fingerprint, which has killed workers', []],
    ['an empty one', [{ algorithm: 'sha-256', value: '' }]],
    ['one of 19 bytes', [{ algorithm: 'sha-256', value: fingerprint(19) }]],
    ['one of 65 bytes', [{ algorithm: 'sha-256', value: fingerprint(65) }]],
    ['one by a broken algorithm', [{ algorithm: 'md5', value: fingerprint(20) }]],
    ['nine of them', Array(9).fill({ algorithm: 'sha-256', value: fingerprint(32) })],
  ])('refuse %s', (_what, fingerprints) => {
    expect(accepts(DtlsParameters, { fingerprints })).toBe(false);
  });
});

describe('SCTP stream parameters', () => {
  it('take every stream a connection has, and none beyond', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10, max: 70_000 }), (streamId) => {
        expect(accepts(SctpStreamParameters, { streamId })).toBe(streamId >= 0 && streamId <= 65_534);
      }),
    );
  });

  it.each([
    ['a label of 65 characters', { label: 'x'.repeat(65) }],
    ['a lifetime beyond a minute', { maxPacketLifeTime: 60_001 }],
    ['half a retransmission', { maxRetransmits: 0.5 }],
  ])('refuse %s', (_what, change) => {
    expect(accepts(SctpStreamParameters, { streamId: 1, ...change })).toBe(false);
  });
});

describe('RTP capabilities', () => {
  it('may be large, as browsers have them, within bounds', () => {
    const codec = { kind: 'video', mimeType: 'video/H264', clockRate: 90_000, preferredPayloadType: 100 };
    expect(accepts(RtpCapabilities, { codecs: Array(64).fill(codec) })).toBe(true);
    expect(accepts(RtpCapabilities, { codecs: Array(65).fill(codec) })).toBe(false);
  });
});
