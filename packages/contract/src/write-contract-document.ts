import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeContract } from './describe-contract.ts';

writeFileSync(join(import.meta.dirname, '../../../docs/contract.md'), describeContract());
