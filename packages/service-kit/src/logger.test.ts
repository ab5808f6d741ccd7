import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { createLogger, type Logger } from './logger.ts';

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

describe('an error', () => {
  const name = 'Fictional Zhang Wei';
  /** As drizzle has it: the values are in the message, beside it, and in what the database says of the row. */
  const refused = Object.assign(new RangeError(`Key (name)=(${name}) exists.\n    at ${name}`), {
    code: '23505',
    detail: `Failing row contains (${name}).`,
  });
  class QueryFailed extends Error {
    readonly params = [name];
  }
  const failed = new QueryFailed(`Failed query: insert\nparams: ${name}`, { cause: refused });
  const lineOf = (log: (logger: Logger) => void) => {
    const lines: string[] = [];
    log(createLogger('clock', { write: (line) => lines.push(line) }));
    expect(lines).toHaveLength(1);
    return lines.join();
  };

  test('is logged by its class, its code and its place, and so is its cause', () => {
    const line = lineOf((logger) => logger.error({ err: failed, room: 'room-1' }, 'not kept'));
    expect(JSON.parse(line)).toMatchObject({
      msg: 'not kept',
      room: 'room-1',
      err: { type: 'QueryFailed', cause: { type: 'RangeError', code: '23505' } },
    });
    expect(JSON.parse(line).err.frames[0]).toContain('logger.test.ts');
    expect(line).not.toContain('Zhang');
  });

  test.each<[how: string, log: (logger: Logger) => void]>([
    ['alone', (logger) => logger.error(failed)],
    ['without words of ours', (logger) => logger.error({ err: failed })],
    ['with words of ours', (logger) => logger.error(failed, 'not kept')],
    ['by a logger of another', (logger) => logger.child({ err: failed }).error('not kept')],
    ['with a message that was changed', (logger) => logger.error({ err: changed() }, 'not kept')],
    ['with a code that is none', (logger) => logger.error({ err: Object.assign(new Error(), { code: name }) }, 'odd')],
    ['that is no error', (logger) => logger.error({ err: name }, 'odd')],
  ])('tells no values, logged %s', (_how, log) => {
    const line = lineOf(log);
    expect(line).toContain('"err":{"type":');
    expect(line).not.toContain('Zhang');
  });

  const changed = () => Object.assign(new Error(`Zhang\n    at Zhang`), { message: 'changed' });

  test('that is caused by itself ends somewhere', () => {
    const endless = new Error('x');
    endless.cause = endless;
    expect(lineOf((logger) => logger.error({ err: endless }, 'odd')).match(/"type":"Error"/g)).toHaveLength(6);
  });
});
