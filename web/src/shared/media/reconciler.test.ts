import { describe, expect, it, vi } from 'vitest';
import { createReconciler } from './reconciler.ts';

/** A reconciliation that waits until the test lets it end. */
function heldReconciler() {
  const started: string[] = [];
  const ends: { resolve: () => void; reject: (error: Error) => void }[] = [];
  const reconciler = createReconciler<string>((desired) => {
    started.push(desired);
    return new Promise((resolve, reject) => ends.push({ resolve, reject }));
  });
  return { reconciler, started, ends };
}

describe('a reconciler', () => {
  it('runs one at a time and skips wishes that were overtaken', async () => {
    const { reconciler, started, ends } = heldReconciler();
    reconciler.want('a');
    reconciler.want('b');
    reconciler.want('c');
    expect(started).toEqual(['a']);
    ends[0]?.resolve();
    await vi.waitFor(() => expect(started).toEqual(['a', 'c']));
  });

  it('looks again at the last wish when the world changed', async () => {
    const { reconciler, started, ends } = heldReconciler();
    reconciler.want('a');
    ends[0]?.resolve();
    await vi.waitFor(() => {
      reconciler.again();
      expect(started).toEqual(['a', 'a']);
    });
  });

  it('tries again after a failure, until it is stopped', async () => {
    vi.useFakeTimers();
    const { reconciler, started, ends } = heldReconciler();
    reconciler.want('a');
    ends[0]?.reject(new Error('link down'));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(started).toEqual(['a', 'a']);
    ends[1]?.reject(new Error('link down'));
    reconciler.stop();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(started).toEqual(['a', 'a']);
    vi.useRealTimers();
  });
});
