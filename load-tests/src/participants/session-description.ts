import type { DtlsParameters, RtpParameters, TransportParameters } from '@scrubline/contract';

/**
 * The one place in which a session description is made by hand: libdatachannel takes nothing else, and the contract
 * carries parameters. The answer mirrors the offer's sections with the media-server's addresses and keys.
 */

/** @throws {Error} when the offer has no SHA-256 fingerprint */
export function dtlsParametersIn(offer: string): DtlsParameters {
  const value = /^a=fingerprint:sha-256 (\S+)/im.exec(offer)?.[1];
  if (!value) throw new Error('the offer has no fingerprint');
  return { role: 'client', fingerprints: [{ algorithm: 'sha-256', value }] };
}

/** @param received what the media-server will send in each section, by the section's mid; all others are for sending */
export function answerFor(
  offer: string,
  transport: TransportParameters,
  received: ReadonlyMap<string, RtpParameters>,
): string {
  const sections = offer.split(/^(?=m=)/m).slice(1);
  const mids = sections.map((section) => /^a=mid:(\S+)/m.exec(section)?.[1] ?? '');
  const fingerprint = transport.dtlsParameters.fingerprints.find(({ algorithm }) => algorithm === 'sha-256')?.value;
  return [
    'v=0',
    'o=- 1 1 IN IP4 127.0.0.1',
    's=-',
    't=0 0',
    'a=ice-lite',
    `a=group:BUNDLE ${mids.join(' ')}`,
    `a=fingerprint:sha-256 ${fingerprint}`,
    ...mids.flatMap((mid, index) => answerSection(sections[index] ?? '', mid, transport, received.get(mid))),
    '',
  ].join('\r\n');
}

function answerSection(
  offered: string,
  mid: string,
  { iceParameters, iceCandidates }: TransportParameters,
  received: RtpParameters | undefined,
): string[] {
  const [kind = 'video'] = /(?<=^m=)\w+/.exec(offered) ?? [];
  const formats = [...offered.matchAll(/^a=rtpmap:.*/gm)].map(([line]) => line.trim());
  const payloadTypes = formats.map((line) => /\d+/.exec(line)?.[0]).join(' ');
  const ssrcs = received?.encodings?.flatMap(({ ssrc, rtx }) => [ssrc, rtx?.ssrc]).filter(Boolean) ?? [];
  const candidates = iceCandidates.filter(({ protocol }) => protocol === 'udp');
  return [
    `m=${kind} 9 UDP/TLS/RTP/SAVPF ${payloadTypes}`,
    'c=IN IP4 127.0.0.1',
    `a=mid:${mid}`,
    `a=ice-ufrag:${iceParameters.usernameFragment}`,
    `a=ice-pwd:${iceParameters.password}`,
    'a=setup:passive',
    ...candidates.map(
      ({ foundation, priority, address, port }) =>
        `a=candidate:${foundation} 1 UDP ${priority} ${address} ${port} typ host`,
    ),
    'a=end-of-candidates',
    `a=${received ? 'sendonly' : 'recvonly'}`,
    'a=rtcp-mux',
    ...formats,
    ...ssrcs.map((ssrc) => `a=ssrc:${ssrc} cname:server`),
  ];
}
