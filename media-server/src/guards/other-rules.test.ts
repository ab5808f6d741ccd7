import { DtlsParameters, type RtpCapabilities, RtpParameters, type SctpStreamParameters } from '@scrubline/contract';
import { ortc } from 'mediasoup';
import { describe, expect, it } from 'vitest';
import { routerCodecs } from '../codecs.ts';
import { offeredCapabilities } from '../rooms/media-room.ts';
import { brokenRule } from './broken-rule.ts';
import { dtlsParametersRules } from './dtls-parameters-rules.ts';
import { rtpCapabilitiesRules } from './rtp-capabilities-rules.ts';
import { signalChannelRules } from './signal-channel-rules.ts';

const pairs = (count: number) => Array(count).fill('AB').join(':');

describe('fingerprints', () => {
  const fingerprint = { algorithm: 'sha-256', value: pairs(32) } as const;
  it('are as long as their digest, and one for each', () => {
    expect(brokenRule(dtlsParametersRules, { fingerprints: [fingerprint] })).toBeNull();
    const both = [fingerprint, { algorithm: 'sha-512', value: pairs(64) } as const];
    expect(brokenRule(dtlsParametersRules, { role: 'client', fingerprints: both })).toBeNull();
  });

  it.each<[string, DtlsParameters]>([
    ['fingerprints are as long as their digest', { fingerprints: [{ ...fingerprint, value: pairs(20) }] }],
    ['fingerprints are as long as their digest', { fingerprints: [{ ...fingerprint, algorithm: 'sha-512' }] }],
    ['one fingerprint per digest', { fingerprints: [fingerprint, fingerprint] }],
  ])('else break the rule: %s', (rule, parameters) => {
    expect(brokenRule(dtlsParametersRules, parameters)).toBe(rule);
  });

  it.each<[string, unknown]>([
    ['none', []],
    ['a thousand', Array(1_000).fill(fingerprint)],
    ['an unknown digest', [{ ...fingerprint, algorithm: 'md5' }]],
    ['no hexadecimal', [{ ...fingerprint, value: pairs(32).replaceAll('A', 'Z') }]],
    ['nothing', [{ ...fingerprint, value: '' }]],
  ])('are refused by the contract already: %s', (_what, fingerprints) => {
    expect(DtlsParameters.safeParse({ fingerprints }).success).toBe(false);
  });
});

describe('what a watcher can show', () => {
  const offered = offeredCapabilities(ortc.generateRouterRtpCapabilities(routerCodecs));
  const vp8 = { kind: 'video', mimeType: 'video/VP8', clockRate: 90_000, preferredPayloadType: 96 } as const;
  const rtx = { ...vp8, mimeType: 'video/rtx', preferredPayloadType: 97, parameters: { apt: 96 } };
  const mid = { kind: 'video', uri: 'urn:ietf:params:rtp-hdrext:sdes:mid', preferredId: 1 } as const;

  it.each<[string, RtpCapabilities]>([
    ['all that the room offers', offered],
    ['nothing', {}],
    ['a codec that the room does not have', { codecs: [{ ...vp8, mimeType: 'video/H265' }] }],
  ])('may be %s', (_what, capabilities) => {
    expect(brokenRule(rtpCapabilitiesRules, capabilities)).toBeNull();
  });

  it.each<[string, RtpCapabilities]>([
    ['codecs are of their kind', { codecs: [{ ...vp8, kind: 'audio' }] }],
    ['payload types are distinct and none of RTCP’s', { codecs: [vp8, { ...rtx, preferredPayloadType: 96 }] }],
    ['payload types are distinct and none of RTCP’s', { codecs: [{ ...vp8, preferredPayloadType: 95 }] }],
    ['formats are short and plain', { codecs: [{ ...vp8, parameters: { x: '\0' } }] }],
    ['each repetition names a codec', { codecs: [vp8, { ...rtx, parameters: { apt: 97 } }] }],
    ['header extensions are distinct', { headerExtensions: [mid, { ...mid, preferredId: 2 }] }],
  ])('else breaks the rule: %s', (rule, capabilities) => {
    expect(brokenRule(rtpCapabilitiesRules, capabilities)).toBe(rule);
  });
});

describe('a channel for signals', () => {
  const broken = (channel: SctpStreamParameters) =>
    brokenRule(signalChannelRules, { channel, streams: 1_024, taken: [3] });

  it('is what every page opens', () => {
    expect(broken({ streamId: 0, ordered: false, maxRetransmits: 0, label: 'signals', protocol: '' })).toBeNull();
  });

  it.each<[string, SctpStreamParameters]>([
    ['the stream is one of the transport’s', { streamId: 1_024 }],
    ['the stream is free', { streamId: 3 }],
    ['lost messages are given up by time or by count', { streamId: 0, maxPacketLifeTime: 1, maxRetransmits: 1 }],
    ['an ordered channel loses nothing', { streamId: 0, ordered: true, maxRetransmits: 0 }],
    ['names are plain', { streamId: 0, label: 'a\u0000b' }],
  ])('else breaks the rule: %s', (rule, channel) => {
    expect(broken(channel)).toBe(rule);
  });
});

it('the contract refuses a zero SSRC, a hundred encodings and unknown header extensions', () => {
  const codecs = [{ mimeType: 'video/VP8', payloadType: 96, clockRate: 90_000 }];
  const refused = [
    { codecs, encodings: [{ ssrc: 0 }] },
    { codecs, encodings: [{ ssrc: 1, rtx: { ssrc: 0 } }] },
    { codecs, encodings: Array.from({ length: 100 }, (_, index) => ({ ssrc: index + 1 })) },
    { codecs, encodings: [{ ssrc: 1 }], headerExtensions: [{ uri: 'urn:x', id: 1 }] },
  ];
  expect(refused.map((parameters) => RtpParameters.safeParse(parameters).success)).toEqual(refused.map(() => false));
});
