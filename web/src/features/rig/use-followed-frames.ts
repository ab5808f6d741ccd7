import type { Permission } from '@scrubline/contract';
import { useEffect, useState } from 'react';
import type { LocalPictures } from '../../shared/rig-device/local-pictures.ts';
import type { RoomView } from '../../shared/signaling/room-view.ts';
import { createFollowedFrames, type FollowedFrames } from './follow-frames.ts';

const needsFrames: readonly Permission[] = ['annotate', 'freeze'];

/** What the rig's cameras gave lately; only while somebody may draw or freeze: reading a camera takes its part of a core. */
export function useFollowedFrames(view: RoomView | null, tracks: LocalPictures): FollowedFrames {
  const [frames] = useState(createFollowedFrames);
  const isWanted =
    view !== null &&
    [...view.participants.values()].some(({ permissions }) => needsFrames.some((one) => permissions.includes(one)));
  useEffect(() => frames.follow(isWanted ? tracks : new Map()), [frames, tracks, isWanted]);
  useEffect(() => () => frames.follow(new Map()), [frames]);
  return frames;
}
