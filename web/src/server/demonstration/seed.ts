import { connectDatabase } from '@scrubline/database';
import { readSeedEnvironment } from '../env.ts';
import { seedDemonstration } from './seed-demonstration.ts';

const environment = readSeedEnvironment();
const { database, close } = connectDatabase(environment.DATABASE_URL);
const report = await seedDemonstration(
  { database, now: Date.now },
  { password: environment.DEMONSTRATION_PASSWORD, authSecret: environment.AUTH_SECRET },
);
await close();
process.stdout.write(`${JSON.stringify(report)}\n`);
