export {
  type AccessEnd,
  announceAccessEnd,
  listAccessEnds,
  participantOfInvitation,
  participantsOfRig,
} from './access-end.ts';
export * from './annotation.ts';
export * from './audit.ts';
export * from './audit-chain.ts';
export * from './audit-fhir.ts';
export * from './audit-head.ts';
export * from './audit-names.ts';
export * from './audit-verification.ts';
export * from './bilingual.ts';
export * from './case-entry.ts';
export * from './consultation.ts';
export * from './consultation-plan.ts';
export * from './database.ts';
export * from './describe-audit-fault.ts';
export * from './freeze.ts';
export * from './history.ts';
export * from './invitation.ts';
export * from './listen-for-access-ends.ts';
export * from './local-time.ts';
export * from './migrate.ts';
export * from './network.ts';
export * from './pairing-code.ts';
export * from './patient.ts';
export * from './person.ts';
export * from './read-audit.ts';
export * from './rig.ts';
/** The tables themselves: for better-auth's adapter. Everything else asks by the queries above. */
export * as schema from './schema.ts';
export {
  type AuditActorKind,
  type AuditFacts,
  auditActorKinds,
  type ConsultationKind,
  type ConsultationPart,
  consultationParts,
  type GuestPart,
  guestParts,
  type PatientSex,
  patientSexes,
  type RigPublicKey,
  type StaffRole,
  staffRoles,
} from './schema.ts';
export * from './second-step.ts';
export * from './session.ts';
export * from './site.ts';
export * from './staff.ts';
export * from './standing.ts';
export * from './still.ts';
export * from './theatre.ts';
