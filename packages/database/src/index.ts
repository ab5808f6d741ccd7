export * from './database.ts';
export * from './history.ts';
export * from './migrate.ts';
export * from './schema.ts';
