import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type CaptureState, keepCapturing, type OpenTrack } from './capture.ts';

class FakeTrack extends EventTarget {
  stopped = false;
  stop(): void {
    this.stopped = true;
  }
}

const newTrack = () => new FakeTrack() as FakeTrack & MediaStreamTrack;
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('a device that is kept open', () => {
  let mediaDevices: EventTarget;
  let permission: EventTarget & { state: string };
  const plug = () => mediaDevices.dispatchEvent(new Event('devicechange'));
  const states: CaptureState[] = [];

  const keep = (open: OpenTrack) => {
    const opener = vi.fn(open);
    const stop = keepCapturing({ open: opener, permission: 'camera' }, (state) => states.push(state));
    return { opener, stop };
  };

  beforeEach(() => {
    states.length = 0;
    mediaDevices = new EventTarget();
    permission = Object.assign(new EventTarget(), { state: 'prompt' });
    vi.stubGlobal('navigator', { mediaDevices, permissions: { query: async () => permission } });
  });
  afterEach(() => vi.unstubAllGlobals());

  it('is opened once, however often something is plugged in meanwhile', async () => {
    const answer = Promise.withResolvers<MediaStreamTrack>();
    const { opener, stop } = keep(() => answer.promise);
    plug();
    plug();
    answer.resolve(newTrack());
    await settled();
    plug();
    await settled();
    expect(opener).toHaveBeenCalledTimes(1);
    expect(states.map(({ status }) => status)).toEqual(['starting', 'live']);
    stop();
  });

  it('is opened again when it is plugged in after it ended', async () => {
    const tracks = [newTrack(), newTrack()];
    const left = [...tracks];
    const { opener, stop } = keep(async () => left.shift() ?? newTrack());
    await settled();
    tracks[0]?.dispatchEvent(new Event('ended'));
    plug();
    plug();
    await settled();
    expect(opener).toHaveBeenCalledTimes(2);
    expect(states.at(-1)).toEqual({ status: 'live', track: tracks[1] });
    stop();
    expect(tracks.map(({ stopped }) => stopped)).toEqual([true, true]);
  });

  it('is not asked for again after a refusal, until the permission is given', async () => {
    const answers = [Promise.reject(new DOMException('', 'NotAllowedError')), Promise.resolve(newTrack())];
    const { opener, stop } = keep(() => answers.shift() ?? Promise.reject(new Error('asked too often')));
    await settled();
    plug();
    await settled();
    expect(opener).toHaveBeenCalledTimes(1);
    permission.state = 'granted';
    permission.dispatchEvent(new Event('change'));
    await settled();
    expect(states.map(({ status }) => status)).toEqual(['starting', 'failed', 'live']);
    stop();
  });

  it('is closed when it comes after nobody wants it any more', async () => {
    const answer = Promise.withResolvers<MediaStreamTrack>();
    const { stop } = keep(() => answer.promise);
    stop();
    const late = newTrack();
    answer.resolve(late);
    await settled();
    expect(late.stopped).toBe(true);
    expect(states.map(({ status }) => status)).toEqual(['starting']);
  });
});
