export * from './schema/consultation.ts';
export * from './schema/history.ts';
export * from './schema/person.ts';
export * from './schema/theatre.ts';
