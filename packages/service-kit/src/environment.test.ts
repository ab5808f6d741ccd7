import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Port, readEnvironment } from './environment.ts';

const shape = { PORT: Port.default(3000), TOKEN: z.string().min(4), NAME: z.string().optional() };

describe('the environment', () => {
  it('is read with its defaults, and without what was not asked for', () => {
    expect(readEnvironment(shape, { TOKEN: 'abcd', HOME: '/root' })).toEqual({ PORT: 3000, TOKEN: 'abcd' });
    expect(readEnvironment(shape, { TOKEN: 'abcd', PORT: '0' })).toMatchObject({ PORT: 0 });
  });

  it('takes an empty value for a missing one', () => {
    expect(readEnvironment(shape, { TOKEN: 'abcd', PORT: '', NAME: '' })).toEqual({ PORT: 3000, TOKEN: 'abcd' });
  });

  it('is a port only within 16 bits', () => {
    for (const port of ['-1', '65536', '3000.5', 'three']) expect(Port.safeParse(port).success).toBe(false);
  });

  it('ends the program with every fault in one message', () => {
    const program = `
      import { z } from 'zod';
      import { Port, readEnvironment } from './environment.ts';
      readEnvironment({ PORT: Port, TOKEN: z.string(), MODE: z.enum(['a', 'b']) });
      process.stdout.write('started');`;
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
      cwd: import.meta.dirname,
      env: { PORT: 'none', TOKEN: '', MODE: 'c' },
      encoding: 'utf8',
    });
    expect({ status, stdout }).toEqual({ status: 78, stdout: '' });
    for (const name of ['PORT', 'TOKEN', 'MODE', '.env.example']) expect(stderr).toContain(name);
  });
});
