import { expect, it } from 'vitest';
import { cpuTimeMs } from './processes.ts';

it('the processor time of a process grows by what it works', () => {
  const before = { measured: cpuTimeMs(process.pid), told: process.cpuUsage() };
  let sum = 0;
  for (let step = 0; step < 60_000_000; step++) sum += Math.sqrt(step);
  const told = process.cpuUsage(before.told);
  const workedMs = (told.user + told.system) / 1000;
  expect(sum).toBeGreaterThan(0);
  expect(Math.abs(cpuTimeMs(process.pid) - before.measured - workedMs)).toBeLessThan(0.2 * workedMs + 10);
});
