import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CameraSource } from './camera-sources.ts';
import { broadcasts, roomContract } from './contract.ts';
import { describeContract } from './describe-contract.ts';
import { errorCodes } from './error-codes.ts';
import { leaveReasons } from './leave-reasons.ts';
import { mediaBroadcasts, mediaRequests } from './media-control.ts';
import { Permission } from './permissions.ts';
import { sessionNotices } from './room.ts';

describe('docs/contract.md', () => {
  it('is what `npm run -w @scrubline/contract document` writes', () => {
    const kept = readFileSync(join(import.meta.dirname, '../../../docs/contract.md'), 'utf8');
    expect(kept).toBe(describeContract());
  });

  it('names everything that crosses the wire', () => {
    const document = describeContract();
    const named = [roomContract, mediaRequests, broadcasts, sessionNotices, mediaBroadcasts].flatMap(Object.keys);
    for (const name of [...named, ...errorCodes, ...leaveReasons, ...Permission.options, ...CameraSource.options]) {
      expect(document).toContain(`\`${name}\``);
    }
  });

  it('explains every shape that it mentions', () => {
    const document = describeContract();
    const code = [...document.matchAll(/```[^`]*```|`[^`]*`/g)].join(' ');
    const mentioned = new Set([...code.matchAll(/(?:: |\| |of |`)([A-Z][A-Za-z]+)\b/g)].map(([, name]) => name));
    const explained = new Set([...document.matchAll(/^### ([A-Z]\w+)$/gm)].map(([, name]) => name));
    expect(mentioned.size).toBeGreaterThan(20);
    expect([...mentioned].filter((name) => !explained.has(name))).toEqual([]);
  });

  it('tells bounds in words', () => {
    expect(describeContract()).toContain('displayName: DisplayName');
    expect(describeContract()).toContain('### DisplayName\n\n```\ntext (1 to 60 characters)\n```');
    expect(describeContract()).toContain('payloadType: whole number (0 to 127)');
  });
});
