import { readAuthSecret } from '../env.ts';
import { codePeriodS, currentCode } from './second-step.ts';

/** For whoever tries the demonstration without an authenticator: `npm run demonstration:code`. */
const now = Date.now();
const leftS = codePeriodS - (Math.floor(now / 1_000) % codePeriodS);
process.stdout.write(`${currentCode(readAuthSecret().AUTH_SECRET, now)}  (for another ${leftS} s)\n`);
