import { type CameraSource, Feed } from '@scrubline/contract';
import { describe, expect, it } from 'vitest';
import { firstPin, inOrder, stagedPicture } from './staged-picture.ts';

const picture = (feedId: string, participantId: string, cameraSource: CameraSource) =>
  Feed.parse({ feedId, participantId, content: { kind: 'picture', cameraSource }, state: 'live' });

const overhead = picture('1', 'rig', 'field-overhead');
const endoscope = picture('2', 'rig', 'endoscope');
const face = picture('3', 'xu', 'face');

describe('the picture on the stage', () => {
  it('stays when a camera that comes first in the order is added', () => {
    const pinned = firstPin(inOrder([overhead]));
    expect(stagedPicture(inOrder([overhead, endoscope]), pinned)?.feed).toBe(overhead);
  });

  it('is the same after the theatre reloaded, and another one only while it is gone', () => {
    const pinned = firstPin(inOrder([endoscope, overhead]));
    expect(stagedPicture(inOrder([overhead, face]), pinned)?.feed).toBe(overhead);
    const again = picture('9', 'rig', 'endoscope');
    expect(stagedPicture(inOrder([overhead, again]), pinned)?.feed).toBe(again);
  });

  it('is not kept by a face that was there before the theatre', () => {
    expect(firstPin(inOrder([face]))).toBeNull();
    expect(stagedPicture(inOrder([face]), null)?.feed).toBe(face);
    expect(stagedPicture([], null)).toBeNull();
  });
});
