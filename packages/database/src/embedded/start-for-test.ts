import { startEmbeddedPostgres } from './start-embedded-postgres.ts';

// A process of its own for the tests to kill: tells its parent the address, and ends when the parent lets go.
const [directory = '', port] = process.argv.slice(2);
const server = await startEmbeddedPostgres({ directory, port: Number(port), password: 'for-tests', durable: false });
process.send?.(server.databaseUrl);
process.once('disconnect', () => void server.stop());
