import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';

const start = (script: string) => {
  const source = `import { createLogger } from ${JSON.stringify(join(import.meta.dirname, 'logger.ts'))};
    const logger = createLogger('clock'); ${script}`;
  return spawn(process.execPath, ['--input-type=module-typescript', '--eval', source], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
};

test('the last line before the end is kept', async () => {
  const service = start("logger.info({ cause: 'SIGTERM' }, 'stopping'); process.exit(0);");
  const line = JSON.parse(await text(service.stdout));
  expect(line).toMatchObject({ service: 'clock', cause: 'SIGTERM', msg: 'stopping' });
});

test('a process whose reader was killed still ends', async () => {
  const service = start(
    "process.stdin.once('end', () => { logger.info('stopping'); logger.info('stopped'); process.exit(3); }).resume();",
  );
  service.stdout.destroy();
  await once(service.stdout, 'close');
  service.stdin.end();
  const [exitCode] = await once(service, 'exit');
  expect(exitCode).toBe(3);
});
