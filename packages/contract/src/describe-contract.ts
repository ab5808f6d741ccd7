import { z } from 'zod';
import { CameraSource, encodingProfiles } from './camera-sources.ts';
import { broadcasts, roomContract } from './contract.ts';
import { contractVersion } from './contract-version.ts';
import { describeSchemas } from './describe-schema.ts';
import { errorMeanings } from './error-codes.ts';
import { Handshake } from './handshake.ts';
import * as contract from './index.ts';
import { leaveMeanings } from './leave-reasons.ts';
import { mediaBroadcasts, mediaRequests } from './media-control.ts';
import { mayPublish, permissionMeanings } from './permissions.ts';
import type { BroadcastMap, RequestMap } from './request.ts';
import { sessionNotices } from './room.ts';
import { Signal, signalChannel } from './signal.ts';
import { TicketClaims, ticketAlgorithm, ticketAudience, ticketIssuer, ticketLifetimeS } from './ticket.ts';

const shapes = new Map<z.ZodType, string>();
for (const [name, exported] of Object.entries(contract)) {
  if (exported instanceof z.ZodType) shapes.set(exported, name);
}
const words = describeSchemas(shapes);

/** The whole contract as markdown, made from the values that the services run on. */
export function describeContract(): string {
  return [
    introduction,
    section('Coming in', comingIn()),
    section('Requests to signaling', describeRequests(roomContract)),
    section('Broadcasts of signaling', broadcastNote, describeMessages(broadcasts)),
    section('Notices of signaling', 'To one session, outside the sequence.', describeMessages(sessionNotices)),
    section('Signals', signalNote, block(words.spelledOut(Signal))),
    section('Permissions', describePermissions()),
    section('Camera sources', describeCameraSources()),
    section('Error codes', table(['code', 'meaning'], meanings(errorMeanings))),
    section('Leave reasons', table(['reason', 'meaning'], meanings(leaveMeanings))),
    section('Media control', mediaNote, describeRequests(mediaRequests)),
    section('Broadcasts of a media-server', describeMessages(mediaBroadcasts)),
    section('Shapes', describeShapes()),
  ]
    .join('\n\n')
    .concat('\n');
}

const introduction = `# The contract

What crosses the wire between pages, signaling and media-servers, version ${contractVersion}. Written by
\`npm run -w @scrubline/contract document\` from \`packages/contract/src\`; change it there.

There are three ways across. A **request** changes state and is answered once, with \`{ ok: true, reply }\` or
\`{ ok: false, code }\`. A **broadcast** tells a room what changed. A **signal** travels on a data channel, and a lost
one does not matter.`;

const broadcastNote =
  'Emitted as `(payload, sequence)` to everybody in the room. Who sees a gap in the sequence asks for `room:snapshot`.';

const signalNote = `Each participant opens one data channel with \`${JSON.stringify(signalChannel)}\`. Times are milliseconds
since 1970 on the sender's own clock.`;

const mediaNote =
  'What signaling, which holds the token, asks of a media-server: ids and parameters only, no names, roles or patients.';

function comingIn(): string {
  return `A page connects with socket.io, by WebSocket only, and says in \`auth\` who it is: with a ticket the first time,
with a resume token after an interruption.

${block(words.spelledOut(Handshake))}

A ticket is a JWT signed with ${ticketAlgorithm} (\`iss\` ${ticketIssuer}, \`aud\` ${ticketAudience}, \`iat\`, \`nbf\`, \`exp\`, \`jti\`). It is used
once, within ${ticketLifetimeS} seconds, and claims:

${block(words.spelledOut(TicketClaims))}`;
}

function describeRequests(requests: RequestMap): string {
  return Object.entries(requests)
    .map(([name, { meaning, payload, reply, requires }]) =>
      [
        `### \`${name}\``,
        '',
        meaning,
        '',
        ...(requires ? [`- needs \`${requires}\``] : []),
        `- payload \`${words.inline(payload)}\``,
        `- reply \`${words.inline(reply)}\``,
      ].join('\n'),
    )
    .join('\n\n');
}

const describeMessages = (messages: BroadcastMap): string =>
  table(
    ['name', 'payload'],
    Object.entries(messages).map(([name, payload]) => [inCode(name), inCode(words.inline(payload))]),
  );

function describePermissions(): string {
  const publishing = CameraSource.options.map((source) => [
    inCode(mayPublish(source)),
    `Send the picture \`${source}\`.`,
  ]);
  return table(['permission', 'allows'], [...publishing, ...meanings(permissionMeanings)]);
}

function describeCameraSources(): string {
  const rows = CameraSource.options.map((source) => {
    const { capture, maxBitrateBps, ...profile } = encodingProfiles[source];
    return [
      inCode(source),
      `${capture.width}×${capture.height}, ${capture.frameRate} per second`,
      `${maxBitrateBps / 1_000_000} Mbps`,
      profile.contentHint,
      profile.degradationPreference,
      profile.priority,
    ];
  });
  return table(['source', 'asked of the camera', 'at most', 'shows', 'under congestion', 'priority'], rows);
}

const describeShapes = (): string =>
  [...shapes]
    .toSorted(([, one], [, other]) => one.localeCompare(other, 'en'))
    .map(([schema, name]) => `### ${name}\n\n${block(words.spelledOut(schema))}`)
    .join('\n\n');

const section = (title: string, ...parts: string[]) => [`## ${title}`, ...parts].join('\n\n');

const meanings = (sentences: Readonly<Record<string, string>>) =>
  Object.entries(sentences).map(([name, sentence]) => [inCode(name), sentence]);

const inCode = (text: string) => `\`${text}\``;

const block = (text: string) => `\`\`\`\n${text}\n\`\`\``;

const table = (head: string[], rows: string[][]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map(inCell).join(' | ')} |`).join('\n');

/** A bar would end the cell, even in code. */
const inCell = (text: string) => text.replaceAll('|', '\\|');
