import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';

let service: ChildProcess;
afterEach(() => service.kill('SIGKILL'));

/** A program that says what happens to it, started as the supervisor starts one. */
async function start(close: string, before = '') {
  const program = `
    import { closeOnSignal } from './graceful-shutdown.ts';
    import { createLogger } from './logger.ts';
    setInterval(() => undefined, 1_000);
    ${before}
    closeOnSignal(async () => { process.stdout.write(' closing'); ${close} }, createLogger('test'));
    process.stdout.write('started');`;
  service = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const output = { text: '' };
  service.stdout?.on('data', (text) => {
    output.text += text;
  });
  while (!output.text.includes('started')) await once(service.stdout ?? service, 'data');
  return output;
}

const timesClosed = ({ text }: { text: string }) => text.split(' closing').length - 1;

describe('a service', () => {
  it.each<[string, () => void]>([
    ['SIGTERM', () => service.kill('SIGTERM')],
    ['SIGINT', () => service.kill('SIGINT')],
    ['its supervisor is gone', () => service.disconnect()],
  ])('closes and ends with 0 on %s', async (_cause, end) => {
    const output = await start('');
    end();
    expect(await once(service, 'exit')).toEqual([0, null]);
    expect(timesClosed(output)).toBe(1);
  });

  it('closes when its supervisor was killed before it had started', async () => {
    const lateStart = `
      process.stdout.write('started, not yet listening');
      await new Promise((resolve) => process.once('disconnect', resolve));`;
    const output = await start('', lateStart);
    service.disconnect();
    expect(await once(service, 'exit')).toEqual([0, null]);
    expect(timesClosed(output)).toBe(1);
  });

  it('finishes closing, once, however often it is told', async () => {
    const output = await start(`
      process.on('SIGTERM', () => process.stdout.write(' told again'));
      await new Promise((resolve) => process.once('message', resolve));
      process.stdout.write(' done');`);
    service.kill('SIGINT');
    while (!output.text.includes('closing')) await once(service.stdout ?? service, 'data');
    service.kill('SIGINT');
    service.kill('SIGTERM');
    while (!output.text.includes('told again')) await once(service.stdout ?? service, 'data');
    service.send('go on');
    expect(await once(service, 'exit')).toEqual([0, null]);
    expect(timesClosed(output)).toBe(1);
    expect(output.text).toContain('done');
  });

  it('ends with 1 when closing fails', async () => {
    await start(`throw new Error('the port is stuck');`);
    service.kill('SIGTERM');
    expect(await once(service, 'exit')).toEqual([1, null]);
  });

  it('ends with 1 when closing never comes to an end', { timeout: 15_000 }, async () => {
    await start('await new Promise(() => undefined);');
    service.kill('SIGTERM');
    expect(await once(service, 'exit')).toEqual([1, null]);
  });
});
