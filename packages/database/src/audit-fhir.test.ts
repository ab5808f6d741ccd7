import { expect, it } from 'vitest';
import { z } from 'zod';
import type { AuditEvent } from './audit-chain.ts';
import { toFhirAuditEvent } from './audit-fhir.ts';
import { auditActorKinds } from './schema.ts';

/** Of hl7.org/fhir/R4: datatypes.html and auditevent.html, the elements that we write, with their cardinalities. */
const Text = z.string().min(1);
const Uri = z.string().regex(/^\S+$/);
const Code = z.string().regex(/^[^\s]+(\s[^\s]+)*$/);
const Instant = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/);
const Coding = z.strictObject({ system: Uri, code: Code, display: Text.optional() });
const Reference = z.strictObject({
  type: Uri.optional(),
  identifier: z.strictObject({ system: Uri, value: Text }),
  display: Text.optional(),
});
const FhirAuditEvent = z.strictObject({
  resourceType: z.literal('AuditEvent'),
  id: z.string().regex(/^[A-Za-z0-9\-.]{1,64}$/),
  type: Coding,
  subtype: z.array(Coding).min(1),
  action: z.enum(['C', 'R', 'U', 'D', 'E']),
  recorded: Instant,
  outcome: z.enum(['0', '4', '8', '12']),
  outcomeDesc: Text.optional(),
  agent: z
    .array(
      z.strictObject({
        type: z.strictObject({ coding: z.array(Coding).min(1) }),
        who: Reference.extend({ type: z.enum(['Practitioner', 'Device']).optional() }).optional(),
        requestor: z.boolean(),
      }),
    )
    .min(1),
  source: z.strictObject({ observer: Reference, type: z.array(Coding).min(1) }),
  entity: z
    .array(
      z.strictObject({
        what: Reference,
        description: Text,
        detail: z
          .array(z.strictObject({ type: Text, valueString: Text }))
          .min(1)
          .optional(),
      }),
    )
    .min(1),
});

const row: AuditEvent = {
  position: 17,
  at: new Date('2026-03-12T08:00:00.250Z'),
  actorKind: 'rig',
  actorId: 'rig-1',
  action: 'command:take-away',
  roomId: 'room-1',
  subjectId: 'gu',
  outcome: 'ok',
  facts: { permissions: 'annotate point', mute: true, times: 3, nothing: '' },
  previousHash: 'ab'.repeat(32),
  hash: 'cd'.repeat(32),
};

it('says what a row says, in the words of FHIR', () => {
  expect(toFhirAuditEvent(row)).toMatchObject({
    type: { code: '110100' },
    subtype: [{ code: 'command:take-away' }],
    action: 'U',
    recorded: '2026-03-12T08:00:00.250Z',
    outcome: '0',
    agent: [{ who: { type: 'Device', identifier: { value: 'rig-1' } }, requestor: true }],
    entity: [
      { what: { identifier: { value: 'room-1' } } },
      { what: { identifier: { value: 'gu' } } },
      {
        what: { identifier: { value: '17' } },
        detail: [
          { type: 'permissions', valueString: 'annotate point' },
          { type: 'mute', valueString: 'true' },
          { type: 'times', valueString: '3' },
          { type: 'hash', valueString: row.hash },
        ],
      },
    ],
  });
});

it('keeps to the elements and cardinalities of R4, whoever acts and however it ends', () => {
  for (const actorKind of auditActorKinds) {
    for (const actorId of ['someone', null]) {
      for (const outcome of ['ok', 'not-permitted', 'internal', 'too-many-requests']) {
        const bare = { ...row, actorKind, actorId, outcome, roomId: null, subjectId: null, facts: {} };
        expect(() => FhirAuditEvent.parse(toFhirAuditEvent(bare))).not.toThrow();
        expect(() => FhirAuditEvent.parse(toFhirAuditEvent({ ...row, actorKind, outcome }))).not.toThrow();
      }
    }
  }
});

it.each([
  ['ok', '0', undefined],
  ['not-permitted', '4', 'not-permitted'],
  ['too-many-requests', '8', 'too-many-requests'],
  ['store-unavailable', '12', 'store-unavailable'],
])('ranks the outcome %s as %s', (outcome, code, description) => {
  expect(toFhirAuditEvent({ ...row, outcome })).toMatchObject({ outcome: code });
  expect(toFhirAuditEvent({ ...row, outcome }).outcomeDesc).toBe(description);
});

it.each([
  ['person:add', 'C', '110100'],
  ['audit:read', 'R', '110101'],
  ['person:change-password', 'U', '110100'],
  ['person:remove-passkey', 'D', '110100'],
  ['rig:revoke', 'D', '110100'],
  ['person:sign-in', 'E', '110114'],
  ['session:open', 'E', '110114'],
  ['room:join', 'E', '110100'],
  ['command:log-all-hear', 'E', '110100'],
])('knows what kind of act %s is', (action, kind, type) => {
  expect(toFhirAuditEvent({ ...row, action })).toMatchObject({ action: kind, type: { code: type } });
});
