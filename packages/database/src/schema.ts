export * from './schema/annotation.ts';
export * from './schema/audit.ts';
export * from './schema/consultation.ts';
export * from './schema/history.ts';
export * from './schema/invitation.ts';
export * from './schema/person.ts';
export * from './schema/sign-in.ts';
export * from './schema/theatre.ts';
