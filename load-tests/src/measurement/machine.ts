import { execFileSync } from 'node:child_process';
import { cpus, release, totalmem, type } from 'node:os';
import { chromiumPath } from '../participants/browser.ts';
import type { Machine } from './measurement.ts';

/** What was measured on: figures of different machines are compared by ratios only. */
export function describeMachine(): Machine {
  const processors = cpus();
  return {
    processor: processors[0]?.model ?? 'unknown',
    cores: processors.length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release()}`,
    node: process.version,
    chromium: execFileSync(chromiumPath, ['--version'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim(),
  };
}
