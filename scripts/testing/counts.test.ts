import { expect, test } from 'vitest';
import { countPlaywright, countVitest } from './counts.mjs';

const nothing = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] };

test('a skipped test has not passed', () => {
  const counts = countVitest({ ...nothing, numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 });
  expect(counts).toEqual({ passed: 5, failed: 4 });
});

test('a file that could not be read counts once, one with a failed test not again', () => {
  const broken = { status: 'failed', assertionResults: [] };
  const withFailedTest = { status: 'failed', assertionResults: [{ status: 'failed' }] };
  const counts = countVitest({ ...nothing, numFailedTests: 1, testResults: [broken, withFailedTest] });
  expect(counts).toEqual({ passed: 0, failed: 2 });
});

test('a story that needed a second try, or never ran, has not passed', () => {
  const stats = { expected: 7, unexpected: 1, flaky: 1, skipped: 2 };
  expect(countPlaywright({ stats, errors: ['no browser'] })).toEqual({ passed: 7, failed: 5 });
});
