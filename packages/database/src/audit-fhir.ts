import type { AuditEventAgent, AuditEventEntity, AuditEvent as FhirAuditEvent, Identifier } from '@medplum/fhirtypes';
import type { AuditEvent } from './audit-chain.ts';

/** Our own ids and codes, apart from those of the standard. */
const ours = 'https://scrubline.example/fhir';
const dicom = 'http://dicom.nema.org/resources/ontology/DCM';

/**
 * A row as HL7 FHIR R4 has it (hl7.org/fhir/R4/auditevent.html), for a hospital's own audit repository. Ids and codes
 * only, as in the row; `detail` of the last entity carries position and hash, by which it is found in the chain again.
 */
export function toFhirAuditEvent(event: AuditEvent): FhirAuditEvent {
  return {
    resourceType: 'AuditEvent',
    id: `scrubline-${event.position}`,
    type: typeOf(event.action),
    subtype: [{ system: `${ours}/audit-action`, code: event.action }],
    action: kindOfAct(event.action),
    recorded: event.at.toISOString(),
    outcome: severityOf(event.outcome),
    ...(event.outcome === 'ok' ? {} : { outcomeDesc: event.outcome }),
    agent: [agentOf(event)],
    source: {
      observer: { type: 'Device', identifier: idOf('service', 'scrubline'), display: 'Scrubline' },
      type: [{ system: 'http://terminology.hl7.org/CodeSystem/security-source-type', code: '4' }],
    },
    entity: entitiesOf(event),
  };
}

const idOf = (kind: string, value: string): Identifier => ({ system: `${ours}/${kind}`, value });

/** Of the value set audit-event-type, which takes DICOM's codes. */
function typeOf(action: string) {
  if (action.startsWith('audit:')) return { system: dicom, code: '110101', display: 'Audit Log Used' };
  if (/^(person:sign-|session:)/.test(action)) {
    return { system: dicom, code: '110114', display: 'User Authentication' };
  }
  return { system: dicom, code: '110100', display: 'Application Activity' };
}

/** The verb after the colon, as create, read, update and delete; everything else is executed. */
const verbs: Readonly<Record<'C' | 'R' | 'U' | 'D', RegExp>> = {
  C: /^(add|create|draw|mint|pair|plan|publish)\b/,
  R: /^(export|list|look|read|snapshot|verify|watch)\b/,
  U: /^(accept|admit|cancel|change|deactivate|decline|end|grant|reactivate|rename|renew|reset|set|take|turn)\b/,
  D: /^(delete|remove|revoke|send-away|unpublish)\b/,
};

function kindOfAct(action: string): 'C' | 'R' | 'U' | 'D' | 'E' {
  const verb = action.slice(action.indexOf(':') + 1);
  const kinds = ['C', 'R', 'U', 'D'] as const;
  return kinds.find((kind) => verbs[kind].test(verb)) ?? 'E';
}

const ourOwnFailures = ['internal', 'media-unavailable', 'store-unavailable'];
const signsOfAnAttack = ['limit-reached', 'origin-refused', 'payload-too-large', 'sent-too-much', 'too-many-requests'];

/** 0 success; 4 minor: refused; 8 serious: refused for going on and on, or for its size; 12 major: it failed by us. */
function severityOf(outcome: string): '0' | '4' | '8' | '12' {
  if (outcome === 'ok') return '0';
  if (ourOwnFailures.includes(outcome)) return '12';
  return signsOfAnAttack.includes(outcome) ? '8' : '4';
}

/** A guest may be anybody: only the others have a type of resource that is certain. */
const resourceOf = { person: 'Practitioner', rig: 'Device', service: 'Device', guest: undefined } as const;

function agentOf({ actorKind, actorId }: AuditEvent): AuditEventAgent {
  const type = resourceOf[actorKind];
  return {
    type: { coding: [{ system: `${ours}/actor-kind`, code: actorKind }] },
    ...(actorId && { who: { ...(type && { type }), identifier: idOf(actorKind, actorId) } }),
    requestor: true,
  };
}

function entitiesOf({ roomId, subjectId, position, hash, facts }: AuditEvent): AuditEventEntity[] {
  const about = (kind: string, id: string | null): AuditEventEntity[] =>
    id ? [{ what: { identifier: idOf(kind, id) }, description: kind }] : [];
  // An empty text is none in FHIR.
  const told = Object.entries(facts)
    .map(([type, value]) => ({ type, valueString: String(value) }))
    .filter(({ type, valueString }) => type !== '' && valueString !== '');
  const row = { what: { identifier: idOf('audit-position', String(position)) }, description: 'audit-row' };
  return [
    ...about('room', roomId),
    ...about('subject', subjectId),
    { ...row, detail: [...told, { type: 'hash', valueString: hash }] },
  ];
}
