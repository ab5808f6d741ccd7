import { describe, expect, it } from 'vitest';
import { captureProblem } from './capture.ts';

describe('why a device gives nothing', () => {
  it.each([
    ['NotAllowedError', 'denied'],
    ['SecurityError', 'denied'],
    ['NotReadableError', 'busy'],
    ['AbortError', 'busy'],
    ['NotFoundError', 'missing'],
    ['OverconstrainedError', 'missing'],
    ['NotSupportedError', 'unsupported'],
  ])('%s is said as %s', (name, problem) => {
    expect(captureProblem(new DOMException('', name))).toBe(problem);
  });

  it('is said as unsupported when the browser has no cameras at all', () => {
    expect(captureProblem(new TypeError("reading 'getUserMedia'"))).toBe('unsupported');
  });
});
